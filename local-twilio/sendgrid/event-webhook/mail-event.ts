import type { Mail, MailDelivery, MailEventName } from '../../state/mail-records';
import { bounceStatus, dropStatus } from '../delivery/mail-journey';

/** What an event is about. */
export interface EventFacts {
  name: MailEventName;
  delivery: MailDelivery;
  mail: Mail;
  /** Epoch ms. */
  at: number;
  /** Identifies the event, so that a receiver may know one that comes twice. */
  id: string;
}

/** The JSON of one event, as an Event Webhook is sent it. */
export type MailEvent = Readonly<Record<string, unknown>>;

const serverAddress = '192.0.2.25';

/**
 * One event as SendGrid posts it: what every event has, what its kind adds, and the sender's own
 * arguments beside them. Source: SendGrid "Event Webhook Reference".
 */
export function mailEvent({ name, delivery, mail, at, id }: EventFacts): MailEvent {
  return {
    ...mail.customArgs,
    email: delivery.email,
    timestamp: Math.floor(at / 1000),
    'smtp-id': `<${mail.messageId}@geopod-ismtpd-local>`,
    event: name,
    ...(mail.categories.length > 0 ? { category: mail.categories } : {}),
    sg_event_id: id,
    sg_message_id: `${mail.messageId}.recvd-local-0`,
    ...ownFields(name, { delivery, mail }),
  };
}

function ownFields(
  name: MailEventName,
  { delivery, mail }: Pick<EventFacts, 'delivery' | 'mail'>,
): MailEvent {
  switch (name) {
    case 'processed':
      return delivery.sendAt > mail.dateCreated
        ? { send_at: Math.floor(delivery.sendAt / 1000) }
        : {};
    case 'deferred':
      return { response: delivery.reason, attempt: '1', ip: serverAddress, tls: 1 };
    case 'delivered':
      return { response: '250 OK', ip: serverAddress, tls: 1 };
    case 'bounce':
      return {
        reason: delivery.reason,
        status: bounceStatus,
        type: 'bounce',
        bounce_classification: 'Invalid Address',
        ip: serverAddress,
        tls: 1,
      };
    case 'dropped':
      return { reason: delivery.reason, status: dropStatus };
    case 'open':
      return {
        useragent: 'Mozilla/5.0 (local Twilio)',
        ip: serverAddress,
        sg_content_type: 'html',
        sg_machine_open: false,
      };
    default:
      return {};
  }
}
