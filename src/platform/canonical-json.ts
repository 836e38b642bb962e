import { AppError } from './errors';

/** Deeper than any request of ours, and far from where recursion ends. */
const deepest = 32;

/**
 * The one way to write a JSON value: no spaces, names sorted by their UTF-16 code units (RFC 8785,
 * "JSON Canonicalization Scheme"). So that a signature survives a parser, of whose text nothing else
 * is left on the Functions platform.
 *
 * @throws AppError `request_invalid` for what no request of ours holds and Postgres cannot keep: a NUL
 *   character, or a value 32 levels deep
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > deepest) throw invalid('The body is nested too deeply.');
  if (typeof value === 'string') return writeText(value);
  if (Array.isArray(value)) {
    return `[${value.map((item) => write(item, depth + 1)).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => `${writeText(name)}:${write(member, depth + 1)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

function writeText(text: string): string {
  if (text.includes('\0')) throw invalid('The body has a NUL character in a text.');
  return JSON.stringify(text);
}

function invalid(message: string): AppError {
  return new AppError('request_invalid', 400, message);
}
