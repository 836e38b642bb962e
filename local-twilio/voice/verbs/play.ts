import * as z from 'zod';
import { textOf } from '../../twiml/parse';
import { fetchAudio } from '../audio/fetch-audio';
import { count, text } from '../twiml/attribute-types';
import { endlessLoop } from './say';
import { continueWithNextVerb, defineVerb, type Step } from './verb';

/** How long a key sounds, and how long `w` and `W` wait. Twilio: "TwiML Voice: Play", digits. */
const msPerKey = 250;
const pauseMs: Readonly<Record<string, number>> = { w: 500, W: 1000 };

/** <Play>: plays an audio file, or sounds keys. Twilio: "TwiML Voice: Play". */
export const play = defineVerb({
  name: 'Play',
  attributes: z.object({
    loop: count({ default: 1 }),
    digits: text({ pattern: /^[0-9A-D*#wW]*$/ }),
  }),
  errorCodes: { loop: 13410, digits: 13430 },
  async run({ loop, digits }, step) {
    if (digits !== '') await soundKeys(digits, step);
    const reference = textOf(step.element);
    if (reference !== '') await playFile(reference, loop || endlessLoop, step);
    return continueWithNextVerb;
  },
});

/** The far end hears keys. */
export async function soundKeys(
  keys: string,
  { call, signal }: Pick<Step, 'call' | 'signal'>,
): Promise<void> {
  for (const key of keys) {
    if (signal.aborted) return;
    const pause = pauseMs[key];
    if (pause === undefined) call.hears({ speaker: 'twilio', kind: 'pressed', text: key });
    await call.waits(pause ?? msPerKey, { what: 'The next key sounds', signal });
  }
}

async function playFile(reference: string, times: number, step: Step): Promise<void> {
  const { call, document, element, signal } = step;
  const url = document.resolve(element, reference);
  if (url === undefined) return;
  const audio = await fetchAudio({ exchange: call.exchange, url });
  if (audio.kind === 'failed') return document.warns(element, audio.errorCode, audio.reason);
  for (let left = times; left > 0 && !signal.aborted; left -= 1) {
    call.hears({ speaker: 'twilio', kind: 'played', text: url });
    await call.waits(audio.durationMs, { what: 'The audio has been played', signal });
  }
}
