import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ringbackFolder } from '../build/paths';

const connectionSchema = z.object({
  /** Process of `npm start`. */
  pid: z.number().int(),
  /** The control API is below it, at `/local/…`. */
  url: z.url(),
  consoleUrl: z.url(),
  /** For `HTTP_PROXY`, with `caFile` for `NODE_EXTRA_CA_CERTS`. */
  proxyUrl: z.url(),
  caFile: z.string(),
  /** For `node --require`. */
  preloadFile: z.string(),
  accountSid: z.string(),
  authToken: z.string(),
  apiKey: z.string(),
  apiSecret: z.string(),
  /** For `@sendgrid/mail`. */
  sendgridApiKey: z.string(),
  /** `Authorization: Bearer …` for the deployment's `/jobs/run`. */
  jobSecret: z.string(),
  /** Signs requests to the deployment's `/appointments`, `/orders` and so on. */
  partnerSecret: z.string(),
  /** E.164 */
  businessNumber: z.string(),
  /** The deployed functions, for browsers and curl. */
  functionsUrl: z.url(),
});

/** How other programs reach a running `npm start`: `.ringback/local-twilio.json`. */
export type Connection = z.infer<typeof connectionSchema>;

const connectionFile = join(ringbackFolder, 'local-twilio.json');

/** Written when everything is ready, readable by its owner only: it holds credentials. */
export function writeConnectionFile(connection: Connection): void {
  mkdirSync(ringbackFolder, { recursive: true });
  writeFileSync(connectionFile, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 });
}

/** What a running (or killed) `npm start` wrote, if anything. */
export function readConnectionFile(): Connection | undefined {
  if (!existsSync(connectionFile)) return undefined;
  const parsed = connectionSchema.safeParse(JSON.parse(readFileSync(connectionFile, 'utf8')));
  return parsed.success ? parsed.data : undefined;
}

export function removeConnectionFile(): void {
  rmSync(connectionFile, { force: true });
}

/** Whether the Ringback that wrote this still answers; a killed one leaves its file behind. */
export async function answers({ url, accountSid }: Connection): Promise<boolean> {
  try {
    const state = await fetch(`${url}/local/state?limit=1`);
    const { accountSid: answering } = z
      .object({ accountSid: z.string() })
      .parse(await state.json());
    return answering === accountSid;
  } catch {
    return false;
  }
}

/** What the local Twilio's clock says, which is not the machine's once somebody has moved it. */
export async function localTime({ url }: Pick<Connection, 'url'>): Promise<Date> {
  const clock = await fetch(`${url}/local/clock`);
  const { now } = z.object({ now: z.iso.datetime() }).parse(await clock.json());
  return new Date(now);
}
