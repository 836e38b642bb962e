import type { Intent } from '../../messaging/intent';
import { enqueue } from '../../messaging/outbox';
import { reasonCoded } from '../../messaging/refusal-reasons';
import { fillTemplate } from '../../messaging/templates/message-template';
import { supportUndelivered } from '../../messaging/templates/support-undelivered';
import type { App } from '../../platform/app';
import { staffPhones } from '../../platform/business';
import { nameOf } from './ticket';
import { lockTicket } from './ticket-store';
import { markUndelivered } from './undelivered-store';

/** Characters of the staff's own words by which they know which text it was. */
const longestQuote = 60;

/**
 * Tells whoever has a thread, else all of support, which of their texts has not reached the customer
 * and why: they would wait for an answer in vain.
 * @returns how many texts
 */
export async function tellOfUndelivered(app: App): Promise<number> {
  const now = app.clock.now();
  return await app.database.transaction().execute(async (transaction) => {
    const business = await app.business(transaction);
    const businessId = business.id;
    const undelivered = await markUndelivered({ transaction, businessId });
    for (const { ticketNumber, messageSid, body, code } of undelivered) {
      const ticket = await lockTicket({ transaction, businessId, number: ticketNumber });
      if (!ticket) continue;
      const phones = ticket.assigned
        ? [ticket.assigned.phoneNumber]
        : await staffPhones({
            database: transaction,
            businessId,
            department: 'support',
            frontDesk: app.environment.FRONT_DESK_PHONE_NUMBER,
          });
      const message = fillTemplate(supportUndelivered, {
        number: String(ticketNumber),
        customer: nameOf(ticket),
        text: body.length > longestQuote ? `${body.slice(0, longestQuote)}...` : body,
        reason: reasonCoded(code),
      });
      const intents = phones.map(
        (recipient): Intent => ({
          recipient,
          idempotencyKey: `ticket:${ticketNumber}:${message.template}:${messageSid}`,
          message,
          priority: 'urgent',
          channels: { kind: 'only', channel: 'sms' },
        }),
      );
      await enqueue({ transaction, business, intents, now });
    }
    return undelivered.length;
  });
}
