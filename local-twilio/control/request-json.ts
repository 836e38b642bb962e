import type { Context } from 'hono';
import type { z } from 'zod';
import { ControlError } from './control-error';

/** Reads the JSON body as `schema` has it; no body counts as `{}`. Throws {@link ControlError}. */
export async function readJson<Schema extends z.ZodType>(
  context: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await context.req.text();
  if (text !== '' && !context.req.header('content-type')) {
    throw new ControlError({
      code: 'json_required',
      status: 415,
      message: "The body has no content type. Add -H 'content-type: application/json'.",
    });
  }
  const parsed = schema.safeParse(parseJson(text === '' ? '{}' : text));
  if (parsed.success) return parsed.data;
  const { message, field } = sentenceOf(parsed.error);
  throw new ControlError({
    code: 'body_invalid',
    status: 400,
    message,
    ...(field === '' ? {} : { field }),
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ControlError({
      code: 'json_invalid',
      status: 400,
      message: `The body is no JSON: ${detail}`,
    });
  }
}

/** The first thing that is not as it has to be, as one plain sentence. */
function sentenceOf({ issues }: z.ZodError): { message: string; field: string } {
  const [issue] = issues;
  if (!issue) return { message: 'The body is not as expected.', field: '' };
  const field = issue.path.join('.');
  const text = textOf(issue, field);
  return { message: /[.!?]$/.test(text) ? text : `${text}.`, field };
}

function textOf(issue: z.core.$ZodIssue, field: string): string {
  // Own words of a schema say all; zod's begin with one of these.
  if (!/^(Invalid|Too (small|big)|Unrecognized)/.test(issue.message)) return issue.message;
  const name = field === '' ? 'The body' : `"${field}"`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${name} has ${issue.keys.map((key) => `"${key}"`).join(', ')}, which is not known here`;
    case 'invalid_value':
      return `${name} has to be ${issue.values
        .map(String)
        .join(', ')
        .replace(/, (?=[^,]*$)/, ' or ')}`;
    case 'invalid_type':
      return issue.message.endsWith('undefined')
        ? `${name} is missing`
        : `${name} has to be a JSON ${issue.expected}`;
    case 'too_small':
      return issue.minimum === 1
        ? `${name} must not be empty`
        : `${name} is too small: at least ${issue.minimum}`;
    case 'too_big':
      return `${name} is too big: at most ${issue.maximum}`;
    default:
      return `${name} is not as expected: ${issue.message}`;
  }
}
