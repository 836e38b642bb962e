import * as z from 'zod';

/**
 * The kinds of value that TwiML attributes have. Each reads the attribute's text and has the value
 * that Twilio takes when the attribute is missing.
 */

/** Whole seconds; the result is milliseconds. */
export function seconds({
  default: byDefault,
  min = 0,
  max = 86_400,
}: {
  /** Seconds. */
  default: number;
  min?: number;
  max?: number;
}) {
  return wholeNumber({ min, max })
    .default(byDefault)
    .transform((value) => value * 1000);
}

/** A whole number. */
export function count<D extends number | null>({
  default: byDefault,
  min = 0,
  max = 1_000_000,
}: {
  default: D;
  min?: number;
  max?: number;
}) {
  return wholeNumber({ min, max }).or(z.literal(byDefault)).default(byDefault);
}

/** `true` or `false`. */
export function trueOrFalse(byDefault: boolean) {
  return z
    .enum(['true', 'false'])
    .default(byDefault ? 'true' : 'false')
    .transform((value) => value === 'true');
}

/** One of some words. */
export function oneOf<const W extends readonly [string, ...string[]]>(
  words: W,
  byDefault: W[number],
) {
  return z.enum(words).default(() => byDefault);
}

/** Several of some words, parted by spaces. */
export function someOf<const W extends readonly [string, ...string[]]>(
  words: W,
  byDefault: ReadonlyArray<W[number]>,
) {
  return z
    .string()
    .transform((text) => text.trim().split(/\s+/))
    .pipe(z.array(z.enum(words)).min(1))
    .default(() => [...byDefault]);
}

/** How a URL is asked. */
export function method(byDefault: 'GET' | 'POST' = 'POST') {
  return z
    .string()
    .transform((text) => text.trim().toUpperCase())
    .pipe(z.enum(['GET', 'POST']))
    .default(byDefault);
}

/** A URL, absolute or relative to the document; empty or missing means none. */
export function url() {
  return z
    .string()
    .default('')
    .transform((text) => text.trim());
}

/** Any text that fits `pattern`. */
export function text({
  default: byDefault = '',
  pattern = /^/,
}: {
  default?: string;
  pattern?: RegExp;
} = {}) {
  return z.string().regex(pattern).default(byDefault);
}

function wholeNumber({ min, max }: { min: number; max: number }) {
  return z
    .string()
    .regex(/^\s*\d+\s*$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
}
