import { type ErrorClass, errorCoded } from './error-codes';

/** Why a message was not accepted. */
export type SendFailure =
  /** An answer came: the message was not taken. */
  | { kind: 'refused'; class: ErrorClass; code: string; retryAfter?: number | undefined }
  /** No answer, or one that leaves open whether the message was taken. */
  | { kind: 'unknown'; code: string };

/** Node's codes of a connection that never came about, so that nothing can have been taken. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/**
 * Reads what a client threw. Twilio's RestException has `status` and its own `code`; SendGrid's
 * ResponseError has the HTTP status as `code`; a broken connection has Node's code alone.
 * @param retryAfter ms that the other side asked to wait
 */
export function readSendFailure(error: unknown, retryAfter?: number): SendFailure {
  const value = valueIn(error, 'code');
  const code = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  const status = numberIn(error, 'status') ?? (/^[45]\d\d$/.test(code ?? '') ? Number(code) : 0);
  const name = code ?? (status > 0 ? String(status) : 'unknown');
  if (neverConnected.has(name)) return { kind: 'refused', class: 'temporary', code: name };
  // A server that failed may have failed after it took the message.
  if (status === 0 || status >= 500) return { kind: 'unknown', code: name };
  const known = errorCoded(name)?.class;
  if (status === 429) {
    const pause = known === 'pause-sender' || known === 'temporary' ? known : 'pause-account';
    return { kind: 'refused', class: pause, code: name, retryAfter };
  }
  return { kind: 'refused', class: known ?? 'permanent', code: name };
}

function numberIn(error: unknown, name: string): number | undefined {
  const value = valueIn(error, name);
  return typeof value === 'number' ? value : undefined;
}

function valueIn(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}
