import { z } from 'zod';
import { type ContentTypes, contentTypes } from '../../../content/content-types';
import { ApiError } from '../../errors';
import type { Parameters } from '../../route';

/** A template as it is written: sent as JSON, of which the form's values are the parts. */
export interface WrittenContent {
  friendlyName: string;
  language: string;
  variables: Record<string, string>;
  types: ContentTypes;
}

/** Twilio's "Parameter exceeded character limit". */
const tooLong = 21658;
const invalid = 20001;

const samples = z.record(z.string(), z.string());

/**
 * Reads the body of a create or update; what is left out stays as in `current`. Throws ApiError 20001
 * for what is missing or no known type, 21658 for what is too long.
 */
export function readContent(
  form: Parameters,
  current: Partial<WrittenContent> = {},
): WrittenContent {
  const language = form.get('language') ?? current.language;
  if (!language) throw new ApiError({ code: invalid, message: 'language is required' });
  if (!/^[a-z]{2,3}(_[A-Z]{2,4})?$/.test(language)) {
    const message = `language ${language} is no language code, such as en or es_MX`;
    throw new ApiError({ code: invalid, message });
  }
  const types = parsePart(form, { name: 'types', schema: contentTypes });
  if (!types || Object.keys(types).length === 0) {
    throw new ApiError({
      code: invalid,
      message: 'Invalid types. At least one content type definition is required',
    });
  }
  return {
    language,
    types,
    friendlyName: form.get('friendly_name') ?? current.friendlyName ?? '',
    variables: parsePart(form, { name: 'variables', schema: samples }) ?? current.variables ?? {},
  };
}

function parsePart<T>(
  form: Parameters,
  { name, schema }: { name: string; schema: z.ZodType<T> },
): T | undefined {
  const text = form.get(name);
  if (text === undefined) return undefined;
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = [name, ...(issue?.path ?? [])].join('.');
  throw new ApiError({
    code: issue?.code === 'too_big' ? tooLong : invalid,
    message: `${place}: ${issue?.message ?? 'is not valid'}`,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
