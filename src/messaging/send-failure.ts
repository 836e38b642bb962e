/** Why a message was not accepted, and whether trying again can help. */
export interface SendFailure {
  outcome: 'temporary-failure' | 'permanent-failure';
  /** Twilio's error code, or Node's (`ECONNRESET`). */
  code: string;
}

/** Twilio's codes for what passes by itself: too many requests, service unavailable, queue full. */
const temporaryCodes = new Set(['20429', '20503', '21611', '30001', '30022']);

/** Reads what the SDK threw: its RestException has `status` and `code`, a broken connection only `code`. */
export function readSendFailure(error: unknown): SendFailure {
  const status = numberIn(error, 'status');
  const code = textIn(error, 'code') ?? (status === undefined ? 'unknown' : String(status));
  const temporary =
    status === undefined || status === 429 || status >= 500 || temporaryCodes.has(code);
  return { outcome: temporary ? 'temporary-failure' : 'permanent-failure', code };
}

/** The most attempts at one text; with the waits below they spread over an hour. */
export const mostAttempts = 7;

/** How long to wait after the given number of attempts, in ms: 30 s, doubling each time. */
export function retryDelay(attempts: number): number {
  return 30_000 * 2 ** (attempts - 1);
}

function numberIn(error: unknown, name: string): number | undefined {
  const value = valueIn(error, name);
  return typeof value === 'number' ? value : undefined;
}

function textIn(error: unknown, name: string): string | undefined {
  const value = valueIn(error, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function valueIn(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}
