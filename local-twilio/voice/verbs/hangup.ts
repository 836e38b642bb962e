import * as z from 'zod';
import { defineVerb, stop } from './verb';

/** <Hangup>: ends the call; as the first verb it answers before. Twilio: "TwiML Voice: Hangup". */
export const hangup = defineVerb({
  name: 'Hangup',
  attributes: z.object({}),
  children: ['Parameter'],
  async run(_, { call }) {
    call.hangsUp();
    return stop;
  },
});
