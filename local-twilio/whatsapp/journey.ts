import type { Step } from '../messaging/carriers/journey';
import type { WhatsAppBehaviour } from '../state/phone-records';

const untilSent = 300;
const untilDelivered = 500;
const untilRead = 2_000;

/**
 * What becomes of a WhatsApp message from `sending` on. One to a phone without a connection stays
 * `sent`; a reader who lets it be known makes `delivered` into `read`. Source: Twilio "Message
 * resource: status values".
 */
export function whatsappJourney(behaviour: WhatsAppBehaviour): readonly Step[] {
  const sent: Step = { afterMs: untilSent, status: 'sent', errorCode: null };
  const delivered: Step = { afterMs: untilDelivered, status: 'delivered', errorCode: null };
  if (typeof behaviour === 'object') {
    const { refusedWith: errorCode } = behaviour;
    return [sent, { afterMs: untilDelivered, status: 'undelivered', errorCode }];
  }
  switch (behaviour) {
    case 'reads':
      return [sent, delivered, { afterMs: untilRead, status: 'read', errorCode: null }];
    case 'leaves-unread':
    case 'has-none':
      return [sent, delivered];
    case 'unreachable':
      return [sent];
  }
}
