import { recordConsent } from '../../../../src/messaging/consent/consent-store';
import type { Intent } from '../../../../src/messaging/intent';
import { enqueue } from '../../../../src/messaging/outbox';
import { recordStatus } from '../../../../src/messaging/record-status';
import type { StatusReport } from '../../../../src/messaging/status-report';
import { fillTemplate } from '../../../../src/messaging/templates/message-template';
import { plainText } from '../../../../src/messaging/templates/plain-text';
import { businessNumber, maya, sidOf } from '../../front-office';
import type { useFrontOffice } from '../../use-front-office';

/** The Messaging Service of the business's text and WhatsApp senders. */
export const messagingServiceSid = `MG${'1'.repeat(32)}`;

/** What tests of sending do with a front office's outbox. */
export function useOutbox(office: ReturnType<typeof useFrontOffice>) {
  /** A text for Maya about an order, unless the test wants another one. */
  async function want(change: Partial<Intent> = {}): Promise<void> {
    const intent: Intent = {
      recipient: maya,
      message: fillTemplate(plainText, { text: 'Your order is on its way' }),
      idempotencyKey: 'order:1',
      purpose: 'orders',
      channels: { kind: 'only', channel: 'sms' },
      ...change,
    };
    const { app } = office;
    const business = await app.business();
    const now = app.clock.now();
    await enqueue({ transaction: app.database, business, intents: [intent], now });
  }

  /** The only message in the outbox. */
  function row() {
    return office.app.database.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
  }

  /** The business has a number, a WhatsApp sender and a mail address. @param rate messages a second */
  async function haveSenders(rate = 100): Promise<void> {
    const { id } = await office.app.business();
    const each = {
      business_id: id,
      messages_per_second: rate,
      dlt_entity_id: null,
      next_send_at: null,
      paused_until: null,
    };
    const service = { messaging_service_sid: messagingServiceSid };
    await office.app.database
      .insertInto('senders')
      .values([
        { ...each, ...service, channel: 'sms', address: businessNumber, kind: 'long-code' },
        {
          ...each,
          ...service,
          channel: 'whatsapp',
          address: `whatsapp:${businessNumber}`,
          kind: 'whatsapp',
        },
        {
          ...each,
          messaging_service_sid: null,
          channel: 'email',
          address: 'desk@example.com',
          kind: 'email',
        },
      ])
      .execute();
  }

  /** Maya takes everything: she agreed to WhatsApp and e-mail, and wrote on WhatsApp today. */
  async function mayaTakesAll(): Promise<void> {
    const { app } = office;
    const business = await app.business();
    const decidedAt = app.clock.now();
    for (const sender of ['whatsapp:*', 'email:*']) {
      await recordConsent({
        transaction: app.database,
        business,
        person: maya,
        event: {
          sender,
          purpose: '*',
          decision: 'agreed',
          source: 'paper',
          evidence: undefined,
          decidedAt,
        },
      });
    }
    await app.database
      .updateTable('customers')
      .set({ email: 'maya@example.com' })
      .where('phone_number', '=', maya)
      .execute();
    await app.database
      .insertInto('contacts')
      .values({
        customer_address: `whatsapp:${maya}`,
        business_id: business.id,
        sender: `whatsapp:${businessNumber}`,
        last_inbound_at: decidedAt,
      })
      .execute();
  }

  /** Twilio tells what became of a message. @param number 1 is the first that was sent */
  async function report(number: number, change: Partial<StatusReport>): Promise<void> {
    const message = office.sent[number - 1];
    const url = new URL(message?.statusCallback ?? '');
    await recordStatus(
      {
        messageSid: sidOf('SM', 1000 + number),
        recipient: message?.to ?? '',
        outboxId: url.searchParams.get('intent') ?? undefined,
        attempt: Number(url.searchParams.get('attempt')),
        state: 'delivered',
        errorCode: undefined,
        ...change,
      },
      office.app,
    );
  }

  /** @param milliseconds from now on */
  function later(milliseconds: number): Date {
    return new Date(office.app.clock.now().getTime() + milliseconds);
  }

  return { want, row, haveSenders, mayaTakesAll, report, later };
}

/** @returns ms */
export function minutes(count: number): number {
  return count * 60_000;
}
