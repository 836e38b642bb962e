/** How somebody's phone takes calls. */
export type CallBehaviour =
  | 'rings'
  | 'answers'
  | 'busy'
  | 'no-answer'
  | 'rejects'
  | 'unreachable'
  | 'answering-machine';

/**
 * How texts to somebody's phone fare. `landline`: 30006, `unreachable`: 30003, `filtered`: 30007.
 * `drops`: nothing is heard of them after `sent`. Those that report strangely deliver nevertheless.
 */
export type TextBehaviour =
  | 'delivers'
  | 'slow'
  | 'landline'
  | 'unreachable'
  | 'filtered'
  | 'drops'
  | 'reports-twice'
  | 'reports-out-of-order'
  | { deliversAfterMinutes: number }
  /** Refused with this error code of Twilio's; `undelivered` unless it says `failed`. */
  | { refusedWith: number; as?: 'undelivered' | 'failed' | undefined };

/** How mail to somebody fares. `bounces`: nobody has the address; `slow`: deferred for minutes. */
export type MailBehaviour = 'arrives' | 'slow' | 'bounces';

/**
 * What comes of WhatsApp messages to somebody: delivered and read, never read, never delivered
 * (`unreachable`), nobody there (`has-none`, 63024), or undelivered with a code of Twilio's.
 */
export type WhatsAppBehaviour =
  | 'reads'
  | 'leaves-unread'
  | 'unreachable'
  | 'has-none'
  | { refusedWith: number };

/** What Lookup calls the line of a number. Source: Twilio "Line Type Intelligence: type property values". */
export type LineType =
  | 'mobile'
  | 'landline'
  | 'fixedVoip'
  | 'nonFixedVoip'
  | 'personal'
  | 'tollFree'
  | 'premium'
  | 'sharedCost'
  | 'uan'
  | 'voicemail'
  | 'pager'
  | 'unknown';

/** How likely Twilio takes a number to be used for SMS pumping fraud ("SMS Pumping Risk"). */
export type PumpingRisk = 'low' | 'mild' | 'moderate' | 'high';

/** A person's phone. `sid` is its number in E.164, which is what the control API calls it by. */
export interface Phone {
  sid: string;
  name: string;
  role: string;
  calls: CallBehaviour;
  texts: TextBehaviour;
  whatsapp: WhatsAppBehaviour;
  /** What Lookup tells; `null`: what the number and `texts` suggest. */
  line: LineType | null;
  pumpingRisk: PumpingRisk;
  /** Where its owner gets mail; `null` where they get none. */
  email: string | null;
  mail: MailBehaviour;
  dateCreated: number;
}
