import type { Context } from 'hono';
import { z } from 'zod';
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
  throw new ControlError({
    code: 'body_invalid',
    status: 400,
    message: `The body is not as expected: ${z.prettifyError(parsed.error)}`,
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

/** A phone number as people write it; becomes E.164. */
export const phoneNumber = z
  .string()
  .transform((text) => text.replace(/^(whatsapp|sms):/, '').replace(/[\s().-]/g, ''))
  .pipe(z.string().regex(/^\+[1-9]\d{4,14}$/, 'A phone number in E.164, such as +12025550147'));
