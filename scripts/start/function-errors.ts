import { z } from 'zod';
import type { Timeline, TimelineEvent } from '../../local-twilio/timeline';
import { placeOf } from '../../src/platform/errors';

/** Longer texts are cut: the console shows all of it. */
const shownCharacters = 200;

const logLineSchema = z.object({
  event: z.string(),
  message: z.string().optional(),
  at: z.string().optional(),
});

/**
 * Prints every error that a function logs while `npm start` runs, one line each: the function's path,
 * what happened and where. Answers how to stop.
 */
export function printFunctionErrors({
  timeline,
  write,
}: {
  timeline: Timeline;
  /** Receives a line with its line break. */
  write: (line: string) => void;
}): () => void {
  return timeline.subscribe((event) => {
    const line = describeFunctionError(event);
    if (line !== undefined) write(`${line}\n`);
  });
}

/** `undefined` for an event that is no error of a function. */
function describeFunctionError(event: TimelineEvent): string | undefined {
  if (event.kind !== 'function-log' || event.level !== 'error') return undefined;
  const { what, at } = readLogLine(event.text) ?? readStack(event.text);
  const shown = what.length > shownCharacters ? `${what.slice(0, shownCharacters)}…` : what;
  return `  ✗ ${event.path}: ${shown}${at === undefined ? '' : ` (${at})`}`;
}

interface LoggedError {
  what: string;
  /** File, line and column. */
  at: string | undefined;
}

/** A line of JSON, as Ringback's functions log. */
function readLogLine(text: string): LoggedError | undefined {
  try {
    const { event, message, at } = logLineSchema.parse(JSON.parse(text));
    return { what: message === undefined ? event : `${event}: ${message}`, at };
  } catch {
    return undefined;
  }
}

/** What a function threw: its first line, and where its stack begins. */
function readStack(text: string): LoggedError {
  const [what = ''] = text.split('\n');
  return { what, at: placeOf({ stack: text }) };
}
