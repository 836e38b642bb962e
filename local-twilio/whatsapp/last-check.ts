import { approvalStatus } from '../content/approval';
import type { Exchange } from '../exchange';
import { numberOf, parseAddress } from '../messaging/address';
import type { Refusal } from '../messaging/last-checks';
import type { Message } from '../state/records';
import { isInSession } from './session';
import { templateRefusal } from './template-refusal';

/** "Invalid message recipient": nobody has WhatsApp at this number. */
const noRecipient = 63024;
/** "Failed to send freeform message because you are outside the allowed window". */
const outsideWindow = 63016;

/**
 * What WhatsApp finds wrong with a message whose turn has come: the API has taken it, so the sender
 * hears of it by the status callback only.
 */
export function whatsappRefusal(message: Message, exchange: Exchange): Refusal | undefined {
  const { state, clock, messaging } = exchange;
  const { from, to, template, body } = message;
  if (from === null || parseAddress(to)?.channel !== 'whatsapp') return undefined;
  const errorCode = ((): number | undefined => {
    if (state.phones.get(numberOf(to))?.whatsapp === 'has-none') return noRecipient;
    const now = clock.now();
    const session = isInSession({ from, to, now }, state) ? 'open' : 'closed';
    if (!template) return session === 'open' ? undefined : outsideWindow;
    const content = state.contents.get(template.contentSid);
    const status = content ? approvalStatus(content, now) : 'gone';
    return templateRefusal({ template, body, status, session });
  })();
  return errorCode === undefined
    ? undefined
    : { status: messaging.behaviour.whatsappRefusal, errorCode };
}
