/** A piece of a line, for its colour. */
export interface XmlPart {
  kind: 'punctuation' | 'tag' | 'attribute' | 'value' | 'text' | 'comment';
  text: string;
}

/** One line of a laid-out document. */
export interface XmlLine {
  /** How deep it is indented. */
  depth: number;
  parts: XmlPart[];
  /** Where an element of this line starts in the original document, both from 1. */
  at: { line: number; column: number } | null;
}

const token = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<\/?[^>]+>|[^<]+|</g;

/**
 * Lays XML out, one element a line, and remembers where each stood. An element with text only stays
 * on one line. What is not well-formed is shown as it is, so that the fault can be seen.
 */
export function layOutXml(xml: string): XmlLine[] {
  const lines: XmlLine[] = [];
  let depth = 0;
  let joins = false;
  for (const match of xml.matchAll(token)) {
    const text = match[0];
    if (text.startsWith('</')) {
      depth = Math.max(0, depth - 1);
      const parts = tagParts(text);
      const previous = lines.at(-1);
      if (joins && previous) previous.parts.push(...parts);
      else lines.push({ depth, parts, at: null });
      joins = false;
    } else if (/^<[^!?\s]/.test(text)) {
      lines.push({ depth, parts: tagParts(text), at: placeOf(xml, match.index) });
      const opens = !text.endsWith('/>');
      if (opens) depth += 1;
      joins = opens;
    } else if (text.trim() !== '') {
      const part: XmlPart = { kind: /^<[!?]/.test(text) ? 'comment' : 'text', text: text.trim() };
      const previous = lines.at(-1);
      if (joins && previous && part.kind === 'text') previous.parts.push(part);
      else lines.push({ depth, parts: [part], at: null });
    }
  }
  return lines;
}

function tagParts(tag: string): XmlPart[] {
  const [, open = '<', name = '', rest = '', close = '>'] =
    /^(<\/?)([^\s/>]+)([\s\S]*?)(\/?>)$/.exec(tag) ?? [];
  const parts: XmlPart[] = [
    { kind: 'punctuation', text: open },
    { kind: 'tag', text: name },
  ];
  for (const [, attribute = '', value = ''] of rest.matchAll(
    /([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g,
  )) {
    parts.push(
      { kind: 'punctuation', text: ' ' },
      { kind: 'attribute', text: attribute },
      { kind: 'punctuation', text: '=' },
      { kind: 'value', text: value },
    );
  }
  parts.push({ kind: 'punctuation', text: close });
  return parts;
}

function placeOf(xml: string, index: number): { line: number; column: number } {
  const before = xml.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}
