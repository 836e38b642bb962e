import type { App } from '../platform/app';
import { everySenderOf } from './consent/consent';
import { recordConsent } from './consent/consent-store';
import { senderOfAttempt } from './dispatching/attempt-store';

/** A mail's recipient wants no more of them, as SendGrid tells it. */
export interface MailRefusal {
  outboxId: string;
  attempt: number;
  /** SendGrid's words for it: the event's name, or why it dropped a mail. */
  evidence: string;
}

/**
 * Keeps in the ledger that a person wants no more mail from the address that wrote to them: neither
 * offers nor anything else, since SendGrid drops all of it from then on.
 */
export async function recordMailRefusal({
  app,
  refusal: { outboxId, attempt, evidence },
  now,
}: {
  app: App;
  refusal: MailRefusal;
  now: Date;
}): Promise<void> {
  await app.database.transaction().execute(async (transaction) => {
    const sent = await senderOfAttempt({ transaction, outboxId, attempt });
    if (!sent) return;
    await recordConsent({
      transaction,
      business: { id: sent.businessId },
      person: sent.person,
      event: {
        sender: sent.sender ?? everySenderOf('email'),
        purpose: '*',
        decision: 'refused',
        source: 'mail-unsubscribe',
        evidence: `SendGrid: ${evidence}`,
        decidedAt: now,
      },
    });
  });
}
