import type { JSX } from 'preact';
import { legs } from '../state/world';
import { layOutXml, type XmlLine } from './xml-lines';

/** What came back: TwiML laid out and coloured, with the verb that runs now marked; JSON indented. */
export function ResponseBody({
  eventId,
  contentType,
  body,
}: {
  eventId: string;
  contentType: string;
  body: string;
}): JSX.Element | null {
  if (body.trim() === '') return null;
  if (contentType.includes('xml') || body.trimStart().startsWith('<?xml')) {
    const running = legs.value.find((leg) => leg.running?.documentEventId === eventId)?.running;
    return (
      <pre class="code twiml">
        {layOutXml(body).map((line, index) => (
          // Lines of one document never change their places.
          <Line key={`${eventId} ${index}`} line={line} isRunning={isAt(line, running)} />
        ))}
      </pre>
    );
  }
  return <pre class="code">{contentType.includes('json') ? indentJson(body) : body}</pre>;
}

/** Pixels; a line that is too long goes on one step further in. */
const indent = 14;
const firstIndent = 24;

function Line({ line, isRunning }: { line: XmlLine; isRunning: boolean }): JSX.Element {
  return (
    <span
      class={`code-line${isRunning ? ' is-running' : ''}`}
      style={{ paddingLeft: `${firstIndent + line.depth * indent}px` }}
    >
      {line.parts.map(({ kind, text }, index) => (
        <span key={`${index} ${text}`} class={`xml-${kind}`}>
          {text}
        </span>
      ))}
      {'\n'}
    </span>
  );
}

function isAt(
  { at }: XmlLine,
  running: { line: number; column: number } | null | undefined,
): boolean {
  return !!at && !!running && at.line === running.line && at.column === running.column;
}

function indentJson(text: string): string {
  try {
    // The lines of a stack are written as \\n in a JSON string; people read them as lines.
    return JSON.stringify(JSON.parse(text), null, 2).replace(/(?<!\\)\\n\s*/g, '\n    ');
  } catch {
    return text;
  }
}
