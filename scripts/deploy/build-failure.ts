import { z } from 'zod';

const eventsSchema = z.array(z.object({ kind: z.string(), text: z.string().optional() }));

/**
 * Why the last build on a local Twilio failed. twilio-run itself prints only `ERROR undefined`, as
 * Twilio's API does not tell; the local Twilio's timeline does. `undefined` when no build failed.
 */
export async function lastBuildFailure(localTwilio: string): Promise<string | undefined> {
  const answer = await fetch(`${localTwilio}/local/timeline`);
  const events = eventsSchema.parse(await answer.json());
  const last = events.findLast(({ kind }) => kind === 'deployment');
  return last?.text?.match(/^Build ZB\w+ failed: .*$/s)?.[0];
}
