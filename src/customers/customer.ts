import type { Language } from '../messaging/templates/message-template';

/** Somebody whom the business serves, known by a phone number. */
export interface Customer {
  /** E.164, without a channel's prefix. */
  phoneNumber: string;
  name: string;
  /** What the customer wants to read; undefined: the business's language. */
  language: Language | undefined;
  /** IANA name; undefined: as the phone number tells. */
  timeZone: string | undefined;
  /** Lower case. */
  email: string | undefined;
}
