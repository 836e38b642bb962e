import * as z from 'zod';
import { oneOf } from '../twiml/attribute-types';
import { defineVerb, stop } from './verb';

/** <Reject>: as the first verb refuses a call without answering it. Twilio: "TwiML Voice: Reject". */
export const reject = defineVerb({
  name: 'Reject',
  attributes: z.object({ reason: oneOf(['rejected', 'busy'], 'rejected') }),
  errorCodes: { reason: 13810 },
  children: ['Parameter'],
  answering: 'by-itself',
  async run({ reason }, { call }) {
    if (call.isAnswered) call.hangsUp();
    else if (reason === 'busy') call.ends('busy', 486);
    else call.ends(call.exchange.voice.behaviour.rejected, 603);
    return stop;
  },
});
