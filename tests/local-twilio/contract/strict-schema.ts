import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { DescribedAnswer, Schema } from './open-api';

const ajv = new Ajv({ allErrors: true, strict: false, logger: false });
addFormats(ajv);
ajv.addFormat(
  'date-time-rfc-2822',
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d \+0000$/,
);

/**
 * Twilio's description of an answer, made strict: exactly the keys of Twilio's own example, no
 * others. Where the example itself breaks the schema (null, an empty text for a SID, a price
 * in quotes, a relative page URI of `format: uri`), the example is right.
 */
export function strictValidator({ schema, examples }: DescribedAnswer): ValidateFunction {
  return ajv.compile(strict(schema, examples.filter(isRecord)));
}

function strict(schema: Schema, examples: readonly unknown[]): Schema {
  const result: Schema = { ...schema };
  if (result.format === 'uri') result.format = 'uri-reference';
  if (isRecord(schema.properties)) {
    const records = examples.filter(isRecord);
    const { properties } = schema;
    result.properties = Object.fromEntries(
      Object.entries(properties).map(([name, part]) => [
        name,
        isRecord(part)
          ? strict(
              part,
              records.map((record) => record[name]),
            )
          : part,
      ]),
    );
    if (records.length > 0) {
      result.required = Object.keys(properties).filter((name) =>
        records.every((record) => name in record),
      );
      result.additionalProperties = false;
    }
  }
  if (isRecord(schema.items)) {
    result.items = strict(
      schema.items,
      examples.flatMap((one) => (Array.isArray(one) ? one : [])),
    );
  }
  if (result.type === 'number' && examples.some((one) => typeof one === 'string')) {
    result.type = 'string';
  }
  if (examples.includes('')) {
    delete result.pattern;
    delete result.minLength;
    delete result.format;
  }
  return schema.nullable === true || examples.includes(null) ? orNull(result) : result;
}

function orNull(schema: Schema): Schema {
  // `nullable` is OpenAPI's; ajv refuses it where the schema leaves the type open.
  const { nullable: _, ...result } = schema;
  if (typeof schema.type === 'string') result.type = [schema.type, 'null'];
  if (Array.isArray(schema.enum)) result.enum = [...schema.enum, null];
  return result;
}

function isRecord(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
