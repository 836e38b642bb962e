import type { MailStatus } from '../../state/mail-records';
import type { MailBehaviour } from '../../state/phone-records';

/** What becomes of a mail next, `afterMs` milliseconds after what was before. */
export interface MailStep {
  afterMs: number;
  status: MailStatus;
  /** What the recipient's server, or SendGrid itself, says. */
  reason: string | null;
}

const untilProcessed = 100;
const untilAnswered = 900;
const untilTriedAgain = 5 * 60_000;

/** Enhanced status codes (RFC 3463) of what ends without delivery. */
export const bounceStatus = '5.1.1';
export const dropStatus = '5.0.0';

/**
 * The next step of a mail on its way to one recipient; `undefined` when it has ended. Source:
 * SendGrid "Event Webhook Reference": an address that bounced before is dropped, a server that is
 * not ready defers.
 */
export function nextMailStep({
  status,
  behaviour,
  suppression,
}: {
  status: MailStatus;
  behaviour: MailBehaviour;
  /** Why SendGrid itself keeps mail from the address. */
  suppression: 'Bounced Address' | 'Unsubscribed Address' | undefined;
}): MailStep | undefined {
  switch (status) {
    case 'accepted':
      return suppression
        ? { afterMs: untilProcessed, status: 'dropped', reason: suppression }
        : { afterMs: untilProcessed, status: 'processed', reason: null };
    case 'processed':
      return behaviour === 'slow'
        ? { afterMs: untilAnswered, status: 'deferred', reason: '451 4.7.1 Try again later' }
        : answered(behaviour, untilAnswered);
    case 'deferred':
      return answered(behaviour, untilTriedAgain);
    default:
      return undefined;
  }
}

function answered(behaviour: MailBehaviour, afterMs: number): MailStep {
  return behaviour === 'bounces'
    ? { afterMs, status: 'bounced', reason: `550 ${bounceStatus} The email account does not exist` }
    : { afterMs, status: 'delivered', reason: null };
}
