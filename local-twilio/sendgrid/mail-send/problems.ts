import type { z } from 'zod';
import type { Problem } from '../sendgrid-error';

const errorsPage = 'http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html';

/** A problem with one field of a mail; its help is the field's place in SendGrid's page of errors. */
export function problem(field: string, message: string): Problem {
  const place = field.replace(/\.\d+/g, '').replace(/\.(email|name)$/, '');
  return { message, field, help: `${errorsPage}#message.${place}` };
}

/** Values of a wrong type, in SendGrid's words ("Invalid type. Expected: object, given: string."). */
export function typeProblems(issues: readonly z.core.$ZodIssue[], body: unknown): Problem[] {
  return issues.map((issue) => {
    const path = issue.path.map(String);
    if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input'))
      return problem(path.join('.'), issue.message);
    const expected = issue.expected === 'record' ? 'object' : issue.expected;
    const given = typeName(valueAt(body, path));
    return problem(path.join('.'), `Invalid type. Expected: ${expected}, given: ${given}.`);
  });
}

function valueAt(body: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined,
    body,
  );
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
