import type { Channel } from '../platform/database/tables/messaging';

export type { Channel } from '../platform/database/tables/messaging';

/** On which channels a message may reach its person, in the order in which they are tried. */
export type ChannelPlan =
  /** As the person has opted in: WhatsApp, then SMS, then e-mail. */
  | { kind: 'by-opt-in' }
  /** The channel of a conversation, by the person's address in it (`whatsapp:+1…` or `+1…`). */
  | { kind: 'as-they-wrote'; address: string }
  | { kind: 'only'; channel: Channel };
