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

/**
 * What a log may say about anything that was thrown. Looks at what the value has rather than at its
 * class, because an error may come from another realm (a worker, a test's sandbox).
 */
export function describeError(error: unknown): { code: string; message: string } {
  if (typeof error !== 'object' || error === null) {
    return { code: 'unknown_error', message: String(error) };
  }
  const code = textIn(error, 'code') ?? textIn(error, 'name') ?? 'unknown_error';
  return { code, message: textIn(error, 'message') ?? firstCause(error) ?? code };
}

/**
 * File, line and column where an error was made, if its stack tells: `src/voice/menu.ts:12:5`. The
 * first place outside packages and Node itself, if there is one.
 */
export function placeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const frames = (textIn(error, 'stack') ?? '').matchAll(
    /^\s+at (?:async )?(?:.*\()?([^\s()]+:\d+:\d+)\)?$/gm,
  );
  const places = [...frames].flatMap(([, place]) => place ?? []);
  return places.find((place) => !/^node:|[\\/]?node_modules[\\/]/.test(place)) ?? places[0];
}

/** Node reports a refused connection to a host with two addresses as an AggregateError without a message. */
function firstCause(error: object): string | undefined {
  const causes: unknown = Reflect.get(error, 'errors');
  const first: unknown = Array.isArray(causes) ? causes[0] : undefined;
  return typeof first === 'object' && first !== null ? textIn(first, 'message') : undefined;
}

function textIn(value: object, name: string): string | undefined {
  const found: unknown = Reflect.get(value, name);
  return (typeof found === 'string' && found !== '') || typeof found === 'number'
    ? String(found)
    : undefined;
}
