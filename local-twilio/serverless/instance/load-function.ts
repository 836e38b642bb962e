import { types } from 'node:util';
import type { AppAnswer } from './exchange-without-socket';

/** Files that were loaded before, and are not looked at again. */
const loaded = new Set<string>();

/**
 * Loads a function's file before its first request. What it throws is answered as
 * `@twilio/runtime-handler` answers what a handler throws; itself, it would answer a page of HTML and
 * say nothing in the log. Answers `undefined` when the file loads.
 */
export function loadingFailure(file: string): AppAnswer | undefined {
  if (loaded.has(file)) return undefined;
  try {
    require(file);
    loaded.add(file);
    return undefined;
  } catch (error) {
    return {
      status: 500,
      headers: [['content-type', 'application/json; charset=utf-8']],
      body: Buffer.from(JSON.stringify(describe(error))),
    };
  }
}

function describe(error: unknown): { message: string; name: string; stack: string } {
  if (!types.isNativeError(error)) {
    const message = `The function threw ${String(error)} while it was loaded.`;
    return { message, name: 'Error', stack: `Error: ${message}` };
  }
  const { message, name, stack = `${name}: ${message}` } = error;
  return { message, name, stack };
}
