import * as z from 'zod';
import { seconds } from '../twiml/attribute-types';
import { continueWithNextVerb, defineVerb } from './verb';

/** <Pause>: waits; before a call is answered it delays the answer. Twilio: "TwiML Voice: Pause". */
export const pause = defineVerb({
  name: 'Pause',
  attributes: z.object({ length: seconds({ default: 1, min: 1 }) }),
  errorCodes: { length: 13910 },
  answering: 'by-itself',
  async run({ length }, { call, signal }) {
    await call.waits(length, { what: 'The pause is over', signal });
    if (!signal.aborted) call.answers();
    return continueWithNextVerb;
  },
});
