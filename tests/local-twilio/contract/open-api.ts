import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { ProductHost } from '../../../local-twilio/api/route';
import { openApiFiles } from '../../../scripts/coverage/open-api-file';

/** A JSON Schema, as far as these tests look into it. */
export type Schema = { [keyword: string]: unknown };

/** One answer that Twilio's OpenAPI describes: its schema, with `$ref`s resolved, and its examples. */
export interface DescribedAnswer {
  schema: Schema;
  examples: unknown[];
}

/** One operation of Twilio's OpenAPI. */
export interface Operation {
  operationId: string;
  method: string;
  path: string;
  /** By status; `undefined` content for an answer without a body. */
  answers: Map<number, DescribedAnswer | undefined>;
}

const schemaSchema = z.record(z.string(), z.unknown());
/** An example, or where in the document it stands. */
const exampleSchema = z.object({
  value: z.unknown().optional(),
  $ref: z.string().optional(),
});
const operationSchema = z.object({
  operationId: z.string(),
  responses: z.record(
    z.string(),
    z.object({
      content: z
        .object({
          'application/json': z.object({
            schema: schemaSchema,
            examples: z.record(z.string(), exampleSchema).optional(),
          }),
        })
        .optional(),
    }),
  ),
});
const documentSchema = z.object({
  paths: z.record(z.string(), schemaSchema),
  components: z.object({
    schemas: z.record(z.string(), schemaSchema),
    examples: z.record(z.string(), exampleSchema).default({}),
  }),
});

const methods = ['get', 'post', 'delete', 'put', 'patch'] as const;

const read = new Map<ProductHost, readonly Operation[]>();

/** The operations of a host, in all its versions, in Twilio's OpenAPI (npm `@twilio/cli-core`). */
export function operationsOf(host: ProductHost): readonly Operation[] {
  const operations =
    read.get(host) ?? openApiFiles(host).flatMap(({ path }) => readOperations(path));
  read.set(host, operations);
  return operations;
}

function readOperations(file: string): Operation[] {
  const document = documentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method): Operation[] => {
      if (item[method] === undefined) return [];
      const { operationId, responses } = operationSchema.parse(item[method]);
      const answers = Object.entries(responses).map(
        ([status, { content }]): [number, DescribedAnswer | undefined] => {
          const json = content?.['application/json'];
          return [
            Number(status),
            json && {
              schema: withoutReferences(json.schema, document.components.schemas),
              examples: Object.values(json.examples ?? {}).flatMap(
                ({ value, $ref: place = '' }) => {
                  const name = place.replace('#/components/examples/', '');
                  return document.components.examples[name]?.value ?? value ?? [];
                },
              ),
            },
          ];
        },
      );
      return [{ operationId, method: method.toUpperCase(), path, answers: new Map(answers) }];
    }),
  );
}

function withoutReferences(schema: Schema, named: Readonly<Record<string, Schema>>): Schema {
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref: reference, ...rest }: Schema = { ...value };
    const base =
      typeof reference === 'string' ? named[reference.replace('#/components/schemas/', '')] : {};
    if (!base) throw new Error(`${String(reference)} is not in the document.`);
    return Object.fromEntries(
      Object.entries({ ...base, ...rest }).map(([key, part]) => [key, resolve(part)]),
    );
  };
  return schemaSchema.parse(resolve(schema));
}
