import type { Channel } from '../platform/database/tables/messaging';

export type { Channel } from '../platform/database/tables/messaging';

/** On which channels a message may reach its person, in the order in which they are tried. */
export type ChannelPlan =
  /** As the person has opted in: WhatsApp, then SMS, then e-mail. */
  | { kind: 'by-opt-in' }
  /** The same, without those on which an answer would not come back to us: no e-mail. */
  | { kind: 'to-be-answered' }
  /** The channel of a conversation, by the person's address in it (`whatsapp:+1…` or `+1…`). */
  | { kind: 'as-they-wrote'; address: string }
  | { kind: 'only'; channel: Channel };

/** The channels of a plan in their order. Which of them the person takes is seen when it is sent. */
export function channelsOf(plan: ChannelPlan): Channel[] {
  switch (plan.kind) {
    case 'by-opt-in':
      return ['whatsapp', 'sms', 'email'];
    case 'to-be-answered':
      return ['whatsapp', 'sms'];
    case 'as-they-wrote':
      return [plan.address.startsWith('whatsapp:') ? 'whatsapp' : 'sms'];
    case 'only':
      return [plan.channel];
  }
}

/** The channel by which an address is reached: `whatsapp:+1…`, `+1…` or `maya@example.com`. */
export function channelOfAddress(address: string): Channel {
  if (address.startsWith('whatsapp:')) return 'whatsapp';
  return address.includes('@') ? 'email' : 'sms';
}
