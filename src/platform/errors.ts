/**
 * An error with a stable code, the HTTP status that fits it, and a sentence that says what to do
 * next. The message may be shown to staff and developers, so it never holds a secret, a full phone
 * number or a message body.
 */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    /** Stable, in snake_case, safe to match on. */
    readonly code: string,
    /** The HTTP status for a caller who may see it. */
    readonly status: number,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What a log may say about anything that was thrown. */
export function describeError(error: unknown): { code: string; message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  if (!(error instanceof Error)) return { code: 'unknown_error', message: String(error) };
  const code = 'code' in error ? String(error.code) : error.name;
  return { code, message: error.message || firstCause(error) };
}

/** Node reports a refused connection to a host with two addresses as an AggregateError without a message. */
function firstCause(error: Error): string {
  if (!(error instanceof AggregateError)) return error.name;
  const [first] = error.errors;
  return first instanceof Error ? first.message : error.name;
}
