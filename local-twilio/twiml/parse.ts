import { SaxesParser } from 'saxes';

/** An element of a TwiML document with its place in it. */
export interface TwimlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Text and elements in their order. */
  content: ReadonlyArray<string | TwimlElement>;
  /** Position of the `<` in the document, both from 1. */
  line: number;
  column: number;
}

/** A TwiML document, or why it is none, with Twilio's error code. */
export type ParsedTwiml =
  | { kind: 'document'; root: TwimlElement }
  | { kind: 'invalid'; errorCode: number; reason: string; line: number; column: number };

/** Twilio's limit for a TwiML document, in bytes (11750 "TwiML response body too large"). */
const largestDocument = 64 * 1024;

interface OpenElement extends TwimlElement {
  content: Array<string | TwimlElement>;
}

/**
 * Parses TwiML. Problems are values: 12100 for what is no XML, 12101 for another XML version than
 * 1.0, 12102 for another root than `Response`, 11750 for more than 64 kB.
 */
export function parseTwiml(xml: string): ParsedTwiml {
  if (Buffer.byteLength(xml) > largestDocument) {
    return invalid({ errorCode: 11750, reason: 'The document is larger than 64 kB.' });
  }
  const outcome = readElements(xml);
  if (outcome.kind === 'document' && outcome.root.name !== 'Response') {
    const { name, line, column } = outcome.root;
    const reason = `The root element must be <Response>, not <${name}>.`;
    return invalid({ errorCode: 12102, reason, line, column });
  }
  return outcome;
}

/** The elements inside an element, without its text. */
export function childrenOf(element: TwimlElement): TwimlElement[] {
  return element.content.filter((part) => typeof part !== 'string');
}

/** An element's own text, without that of elements inside it, trimmed. */
export function textOf(element: TwimlElement): string {
  return element.content
    .filter((part) => typeof part === 'string')
    .join('')
    .trim();
}

function readElements(xml: string): ParsedTwiml {
  const parser = new SaxesParser({ position: true, xmlns: false });
  const open: OpenElement[] = [];
  let root: TwimlElement | undefined;
  let startsAt = { line: 1, column: 1 };
  let failure: ParsedTwiml | undefined;

  parser.on('error', (error) => {
    failure ??= invalid({
      errorCode: 12100,
      reason: error.message.replace(/^\d+:\d+: /, ''),
      line: parser.line,
      column: Math.max(1, parser.columnIndex),
    });
  });
  parser.on('xmldecl', ({ version }) => {
    if (version === '1.0') return;
    failure ??= invalid({ errorCode: 12101, reason: `XML version ${version} is not 1.0.` });
  });
  parser.on('opentagstart', (tag) => {
    // The parser stands behind "<", the name, and the one character that ended it.
    startsAt = positionIn(xml, parser.position - tag.name.length - 2);
  });
  parser.on('opentag', (tag) => {
    const element: OpenElement = {
      name: tag.name,
      attributes: { ...tag.attributes },
      content: [],
      ...startsAt,
    };
    open.at(-1)?.content.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => void open.at(-1)?.content.push(text));
  parser.on('cdata', (text) => void open.at(-1)?.content.push(text));
  parser.write(xml).close();

  if (failure) return failure;
  if (!root) return invalid({ errorCode: 12100, reason: 'The document has no element.' });
  return { kind: 'document', root };
}

function positionIn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function invalid({
  errorCode,
  reason,
  line = 1,
  column = 1,
}: {
  errorCode: number;
  reason: string;
  line?: number;
  column?: number;
}): ParsedTwiml {
  return { kind: 'invalid', errorCode, reason, line, column };
}
