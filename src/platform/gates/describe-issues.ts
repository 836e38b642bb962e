import type * as z from 'zod/mini';
import { maskPhoneNumbersIn } from '../phone-numbers';

type Issue = z.core.$ZodIssue;

/** A list of 10,000 people may have as many, and nobody mends more at a time. */
const mostIssues = 10;
/** Characters of a field's name that the sender has chosen. */
const longestName = 60;
/** What an issue says for which the schema has no words: zod/mini brings no language along. */
const withoutWords = 'Invalid input';

/**
 * What is wrong with a request, by the names of its fields and without their values:
 * `customer.email (must be an e-mail address)`.
 */
export function describeIssues(issues: readonly Issue[]): string[] {
  return issues
    .slice(0, mostIssues)
    .flatMap(describe)
    .slice(0, mostIssues)
    .map(({ place, words }) => `${place || 'body'} (${words})`);
}

function describe(issue: Issue): Array<{ place: string; words: string }> {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({
      place: placeOf([...issue.path, name]),
      words: 'is no field of this request',
    }));
  }
  return [{ place: placeOf(issue.path), words: wordsFor(issue) }];
}

/** Names that the sender has chosen may hold anything, also a phone number. */
function placeOf(path: readonly PropertyKey[]): string {
  return maskPhoneNumbersIn(path.map((part) => String(part).slice(0, longestName)).join('.'));
}

function wordsFor(issue: Issue): string {
  if (issue.code === 'invalid_union' && issue.inclusive !== false && issue.options) {
    return oneOf(issue.options);
  }
  if (issue.message !== withoutWords) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeWords[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_format':
      return `must be ${formatWords[issue.format] ?? `written as ${issue.format}`}`;
    case 'too_small':
      return limitWords({ origin: issue.origin, limit: `at least ${issue.minimum}` });
    case 'too_big':
      return limitWords({ origin: issue.origin, limit: `at most ${issue.maximum}` });
    default:
      return 'is not as it has to be';
  }
}

/** Numbers are compared themselves, the rest by what it consists of. */
function limitWords({ origin, limit }: { origin: string; limit: string }): string {
  if (origin === 'string') return `must have ${limit} characters`;
  return origin === 'array' ? `must have ${limit} in the list` : `must be ${limit}`;
}

function oneOf(values: readonly unknown[]): string {
  return `must be one of ${values.map(String).join(', ')}`;
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};
const formatWords: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  datetime: 'a time in ISO 8601 with its offset, as 2026-11-24T14:30:00-05:00',
  date: 'a date, as 2026-12-25',
};
