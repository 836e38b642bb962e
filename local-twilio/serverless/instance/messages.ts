import { z } from 'zod';

const accessSchema = z.enum(['public', 'protected', 'private']);
const routesSchema = z.array(
  z.object({ path: z.string(), file: z.string(), access: accessSchema }),
);

/** What an instance is told first: the build that it is to run. */
export const instanceSetupSchema = z.object({
  kind: z.literal('setup'),
  /** Where the build's files lie; each route's `file` is relative to it. */
  folder: z.string(),
  domainName: z.string(),
  /** The functions' `context`: the environment's variables and what the platform adds. */
  context: z.record(z.string(), z.string()),
  /** Names of the packages that the build declares. */
  dependencies: z.array(z.string()),
  routes: z.object({ functions: routesSchema, assets: routesSchema }),
});

export type InstanceSetup = z.infer<typeof instanceSetupSchema>;

/** A request for a function, on its way to an instance. */
export const instanceRequestSchema = z.object({
  kind: z.literal('request'),
  id: z.number(),
  method: z.string(),
  /** Path and query. */
  target: z.string(),
  /** Names and values in turn, as Node's `rawHeaders`. */
  rawHeaders: z.array(z.string()),
  bodyBase64: z.string(),
  /** The local Twilio's time (epoch ms). */
  now: z.number(),
  pace: z.enum(['manual', 'real-time']),
});

export type InstanceRequest = z.infer<typeof instanceRequestSchema>;

/** What an instance is told. */
export const instanceOrderSchema = z.discriminatedUnion('kind', [
  instanceSetupSchema,
  instanceRequestSchema,
]);

const logLevelSchema = z.enum(['info', 'warn', 'error']);

/** What an instance says. */
export const instanceMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('answer'),
    id: z.number(),
    status: z.number(),
    headers: z.array(z.tuple([z.string(), z.string()])),
    bodyBase64: z.string(),
  }),
  z.object({ kind: z.literal('log'), level: logLevelSchema, text: z.string() }),
  /** The last words of an instance that is about to end because of an uncaught error. */
  z.object({ kind: z.literal('crash'), text: z.string() }),
]);

export type InstanceMessage = z.infer<typeof instanceMessageSchema>;
export type LogLevel = z.infer<typeof logLevelSchema>;
