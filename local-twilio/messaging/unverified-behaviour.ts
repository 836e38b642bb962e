/**
 * Where Twilio's documentation leaves open how messaging behaves. Each can be switched
 * (`exchange.messaging.behaviour`), so that an application can be tried with both.
 */
export interface UnverifiedBehaviour {
  /** Whether the passing status `sending` gets a status callback of its own. */
  sendingCallback: 'sent' | 'left-out';
  /** Whether the cancellation of a scheduled message gets a status callback. */
  canceledCallback: 'sent' | 'left-out';
  /** Whether Twilio confirms STOP to somebody who has opted out already. */
  repeatedStopReply: 'left-out' | 'sent';
  /** Whether Twilio answers START (or YES) to somebody who has not opted out. */
  needlessStartReply: 'left-out' | 'sent';
  /** The error for an alphanumeric sender that the country does not take; 21612 is the older one. */
  alphanumericRefusal: 21657 | 21612;
  /** How a message ends that WhatsApp does not take (63016 and the like). */
  whatsappRefusal: 'undelivered' | 'failed';
  /** How long WhatsApp looks at a new template (ms of the local clock; 0 decides at once). */
  templateReviewMs: number;
}

/** What the local Twilio does unless it is told otherwise. */
export function likelyBehaviour(): UnverifiedBehaviour {
  return {
    sendingCallback: 'sent',
    canceledCallback: 'sent',
    repeatedStopReply: 'left-out',
    needlessStartReply: 'left-out',
    alphanumericRefusal: 21657,
    whatsappRefusal: 'undelivered',
    templateReviewMs: 60_000,
  };
}
