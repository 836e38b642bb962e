import type { Exchange } from '../../exchange';
import type { TextBehaviour } from '../../state/phone-records';
import type { Message } from '../../state/records';
import { whatsappJourney } from '../../whatsapp/journey';
import { numberOf, parseAddress } from '../address';
import { journeyOf, type Step } from './journey';

/** How the reports of a message come in: in their order, each twice, or the last one first. */
export type Reporting = 'in-order' | 'twice' | 'out-of-order';

/** What a carrier makes of a message. */
export interface Fate {
  /** From `sending` on. */
  steps: readonly Step[];
  reporting: Reporting;
}

/** What becomes of a message that is handed to the carrier now: by the recipient's phone, or by a fault. */
export function fateOf(message: Message, { state, faults }: Exchange): Fate {
  const phone = state.phones.get(numberOf(message.to));
  const isWhatsApp = parseAddress(message.to)?.channel === 'whatsapp';
  const texts = phone?.texts ?? 'delivers';
  const fault = faults.forMessage(message);
  const reporting = reportingOf(fault ?? (isWhatsApp ? 'delivers' : texts));
  // A fault of the reports leaves it to the phone whether the message arrives.
  if (fault !== undefined && reporting === 'in-order')
    return { steps: journeyOf(fault), reporting };
  const steps = isWhatsApp ? whatsappJourney(phone?.whatsapp ?? 'reads') : journeyOf(texts);
  return { steps, reporting };
}

function reportingOf(behaviour: TextBehaviour): Reporting {
  if (behaviour === 'reports-twice') return 'twice';
  return behaviour === 'reports-out-of-order' ? 'out-of-order' : 'in-order';
}
