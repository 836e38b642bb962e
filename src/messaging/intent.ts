import type { Channel, ChannelPlan } from './channel';
import type { Purpose } from './purpose';
import type { Language, TemplateMessage } from './templates/message-template';

/** One thing to tell one person, once, whatever happens. */
export interface Intent {
  /** The person, in E.164 without a channel's prefix. */
  recipient: string;
  /** The same key for the same person is one message, however often it is written. */
  idempotencyKey: string;
  message: TemplateMessage;
  /** What people agree to or refuse; by default the template's. */
  purpose?: Purpose;
  /** By default the customer's own, else the business's. */
  language?: Language;
  /** `urgent` goes before `normal`, and that before `bulk`. */
  priority?: 'urgent' | 'normal' | 'bulk';
  /** By default `by-opt-in`. */
  channels?: ChannelPlan;
  /** Minutes within which a channel must deliver before the next one is tried: by default WhatsApp 15, SMS 60. */
  channelWaits?: Partial<Record<Channel, number>>;
  /** Files to send along, by absolute https URLs; of those that somebody sent us the size is unknown. */
  media?: readonly { url: string; contentType: string; bytes?: number }[];
  /** Not before this. By default now. */
  earliestAt?: Date;
  /** Not after this: a message that has not gone out by then is `expired`. By default a day later. */
  latestAt?: Date;
  /**
   * Where a message waits for `earliestAt`: in the store, or, as soon as that is within Twilio's
   * window, with Twilio (Message Scheduling). By default in the store.
   */
  hold?: 'in-store' | 'at-twilio';
  /** The broadcast that it is part of. */
  broadcastId?: string;
}
