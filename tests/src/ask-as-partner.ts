import type { App } from '../../src/platform/app';
import { canonicalJson } from '../../src/platform/canonical-json';
import { type PartnerAnswer, partnerEvent } from '../../src/platform/gates/partner-event';
import { signatureFor } from '../../src/platform/gates/partner-signature';
import type { InputSchema } from '../../src/platform/gates/webhook-input';
import { callFunction, contextWith } from './call-function';
import { partnerSecret } from './front-office';

let requests = 0;

/**
 * Sends a signed request of the business's own system through the gate.
 * @returns the status and the JSON of the answer
 */
export async function askAsPartner<Input>({
  app,
  path,
  input,
  answer,
  body,
  largestBody,
}: {
  app: App;
  /** Of the function, as `/orders`. */
  path: string;
  input: InputSchema<Input>;
  answer: (input: Input, app: App) => Promise<PartnerAnswer>;
  body: object;
  largestBody?: number;
}): Promise<{ status: number; body: unknown }> {
  const handler = partnerEvent({
    input,
    answer,
    open: () => app,
    ...(largestBody === undefined ? {} : { largestBody }),
  });
  // The test's clock stands still, and the gate takes the same request of the same second for a
  // repetition: each of ours is some seconds older than the one before.
  requests = (requests + 1) % 200;
  const time = String(Math.floor(app.clock.now().getTime() / 1_000) - requests);
  const content = { time, path, body: canonicalJson(body) };
  const signature = signatureFor({ secret: partnerSecret, content });
  const answered = await callFunction({
    handler,
    context: contextWith({ PATH: path }),
    parameters: body,
    headers: { 'x-ringback-signature': signature },
  });
  const read: unknown = JSON.parse(answered.body);
  return { status: answered.status, body: read };
}
