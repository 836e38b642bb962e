import { sql } from 'kysely';
import { consentHistory } from '../../../src/messaging/consent/consent-store';
import { recordMailEvents } from '../../../src/messaging/record-mail-events';
import { maya } from '../front-office';
import { useFrontOffice } from '../use-front-office';

const office = useFrontOffice();
const intent = '11111111-2222-4333-8444-555555555555';

/** A mail to Maya that went out with its first attempt. */
async function mailHasGoneOut(): Promise<void> {
  const { app } = office;
  const { id } = await app.business();
  const now = app.clock.now();
  await sql`
    insert into outbox (id, business_id, recipient, idempotency_key, template, purpose, variables,
                        channels, state, attempts, sender, earliest_at, latest_at, created_at)
    values (${intent}, ${id}, ${maya}, 'offer:1', 'offer', 'offers', '{}', '{email}',
            'sent', 1, 'desk@example.com', ${now}, ${now}, ${now})`.execute(app.database);
  await sql`
    insert into outbox_attempts (outbox_id, attempt, recipient, channel, sender, body_digest, outcome,
                                 attempted_at)
    values (${intent}, 1, 'maya@example.com', 'email', 'desk@example.com', '', 'sent', ${now})`.execute(
    app.database,
  );
}

async function ledger(): Promise<string[]> {
  const business = await office.app.business();
  const queries = office.app.database;
  const events = await consentHistory({ queries, business, person: maya, limit: 10 });
  return events.map(
    ({ decision, purpose, sender, evidence }) => `${decision} ${purpose} ${sender} ${evidence}`,
  );
}

/** As SendGrid posts it, with our custom arguments. */
function event(name: string, more: object = {}): object {
  return {
    email: 'maya@example.com',
    event: name,
    sg_message_id: 'abc.recvd-1',
    intent,
    attempt: '1',
    ...more,
  };
}

// SendGrid, "Event Webhook Reference": unsubscribe, group unsubscribe, spam report, and drops' reasons.
test.each([
  ['unsubscribe', {}, 'unsubscribe'],
  ['group_unsubscribe', { asm_group_id: 10 }, 'group_unsubscribe'],
  ['spamreport', {}, 'spamreport'],
  ['dropped', { reason: 'Unsubscribed Address', status: '5.0.0' }, 'Unsubscribed Address'],
  ['dropped', { reason: 'Spam Reporting Address', status: '5.0.0' }, 'Spam Reporting Address'],
])('%s %j ends mail from the address that it came from', async (name, more, evidence) => {
  await mailHasGoneOut();
  await recordMailEvents([event(name, more), event(name, more)], office.app);
  expect(await ledger()).toEqual([`refused * desk@example.com SendGrid: ${evidence}`]);
});

test.each([
  ['dropped', { reason: 'Bounced Address' }],
  ['click', { url: 'https://example.com' }],
  ['unsubscribe', { attempt: '2' }],
  ['unsubscribe', { intent: '99999999-2222-4333-8444-555555555555' }],
  ['unsubscribe', { intent: undefined }],
])('%s %j says nothing about what the person wants of us', async (name, more) => {
  await mailHasGoneOut();
  await recordMailEvents([event(name, more)], office.app);
  expect(await ledger()).toEqual([]);
});
