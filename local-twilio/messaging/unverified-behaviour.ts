/**
 * Where Twilio's documentation leaves open how messaging behaves. Each can be switched
 * (`exchange.messaging.behaviour`), so that an application can be tried with both.
 */
export interface UnverifiedBehaviour {
  /** Whether the passing status `sending` gets a status callback of its own. */
  sendingCallback: 'sent' | 'left-out';
  /** How long WhatsApp looks at a new template (ms of the local clock; 0 decides at once). */
  templateReviewMs: number;
}

/** What the local Twilio does unless it is told otherwise. */
export function likelyBehaviour(): UnverifiedBehaviour {
  return { sendingCallback: 'sent', templateReviewMs: 60_000 };
}
