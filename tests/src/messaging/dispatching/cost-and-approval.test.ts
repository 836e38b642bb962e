import { dispatch } from '../../../../src/messaging/dispatch';
import type { Intent } from '../../../../src/messaging/intent';
import { enqueue } from '../../../../src/messaging/outbox';
import { fillTemplate } from '../../../../src/messaging/templates/message-template';
import { offer } from '../../../../src/messaging/templates/offer';
import { plainText } from '../../../../src/messaging/templates/plain-text';
import { whatsappText } from '../../../../src/messaging/templates/whatsapp-text';
import { businessNumber, maya, owner } from '../../front-office';
import { useFrontOffice } from '../../use-front-office';

const office = useFrontOffice();
const british = '+447700900123';
const contentSid = `HX${'a'.repeat(32)}`;

async function send(intent: Pick<Intent, 'message'> & Partial<Intent>): Promise<void> {
  const { app } = office;
  const business = await app.business();
  await enqueue({
    transaction: app.database,
    business,
    intents: [{ recipient: maya, idempotencyKey: 'test', ...intent }],
    now: app.clock.now(),
  });
  await dispatch(app);
}

/** What became of the message to somebody. */
function row(recipient = maya): Promise<unknown> {
  return office.app.database
    .selectFrom('outbox')
    .select(['state', 'error_code', 'due_at', 'latest_at', 'cost_micros'])
    .where('recipient', '=', recipient)
    .executeTakeFirst();
}

function offerSaying(text: string): Pick<Intent, 'message'> {
  return { message: fillTemplate(offer, { business: 'Northside Clinic', text }) };
}

/** Maya has agreed to offers on both channels, and the offer is an approved WhatsApp template. */
async function mayaWantsOffers(): Promise<void> {
  const { app } = office;
  const now = app.clock.now();
  const { id: business_id } = await app.business();
  const agreed = {
    person: maya,
    business_id,
    purpose: 'offers',
    decision: 'agreed' as const,
    source: 'test',
    decided_at: now,
  };
  await app.database
    .insertInto('consents')
    .values([
      { ...agreed, sender: 'whatsapp:*' },
      { ...agreed, sender: '*' },
    ])
    .execute();
  await app.database
    .insertInto('senders')
    .values([
      {
        business_id,
        channel: 'sms',
        address: businessNumber,
        kind: 'long-code',
        messages_per_second: 1,
        messaging_service_sid: null,
        dlt_entity_id: null,
        next_send_at: null,
        paused_until: null,
      },
      {
        business_id,
        channel: 'whatsapp',
        address: `whatsapp:${businessNumber}`,
        kind: 'whatsapp',
        messages_per_second: 80,
        messaging_service_sid: null,
        dlt_entity_id: null,
        next_send_at: null,
        paused_until: null,
      },
    ])
    .execute();
  await app.database
    .insertInto('template_registrations')
    .values({
      business_id,
      template: 'offer',
      language: 'en',
      scheme: 'whatsapp',
      registration_id: contentSid,
      registered_text: whatsappText({ template: offer, language: 'en' }) ?? '',
      state: 'approved',
      updated_at: now,
    })
    .execute();
}

test('an approved template goes out on WhatsApp by its SID, with its values by their places', async () => {
  await mayaWantsOffers();
  await send(offerSaying('Flu shots are here.'));
  expect(office.sent).toEqual([
    expect.objectContaining({
      to: `whatsapp:${maya}`,
      from: `whatsapp:${businessNumber}`,
      contentSid,
      contentVariables: '{"1":"Northside Clinic","2":"Flu shots are here."}',
    }),
  ]);
  // Twilio's 0.005 and Meta's 0.025 dollars.
  expect(await row()).toMatchObject({ cost_micros: '30000' });
});

test('a value that is too long for an approved template goes by SMS instead', async () => {
  await mayaWantsOffers();
  await send(offerSaying('Flu shots! '.repeat(30)));
  expect(office.sent).toEqual([expect.objectContaining({ to: maya, from: businessNumber })]);
});

test('a message that costs more than a dollar is refused before it costs anything', async () => {
  const text = 'ñá'.repeat(700);
  await send({
    message: fillTemplate(plainText, { text }),
    recipient: british,
    priority: 'urgent',
  });
  expect(office.sent).toHaveLength(0);
  expect(await row(british)).toMatchObject({
    state: 'refused',
    error_code: '30010',
    cost_micros: '0',
  });
  await send({ message: fillTemplate(plainText, { text }) });
  expect(office.sent).toHaveLength(1);
});

test('what the day’s budget does not pay for waits for the next day, while urgent texts go out', async () => {
  const { app } = office;
  const { id } = await app.business();
  await app.database
    .insertInto('spending')
    .values({ business_id: id, day: '2026-11-20', micros: 50_000_000, staff_told_at: null })
    .execute();
  await send({ message: fillTemplate(plainText, { text: 'Your parcel is at the desk.' }) });
  await dispatch(app);
  const midnight = new Date('2026-11-21T00:00:00-05:00');
  expect(await row()).toMatchObject({ state: 'pending', due_at: midnight, cost_micros: '0' });
  expect(office.sent).toEqual([
    expect.objectContaining({ to: owner, body: expect.stringContaining('($50.00) is spent') }),
  ]);
  office.timeIs('2026-11-21T10:00:00-05:00');
  await dispatch(app);
  expect(office.sent).toHaveLength(2);
  expect(await row()).toMatchObject({ state: 'sent', cost_micros: '12800' });
});

test('what waits for the budget until it is of no use any more expires', async () => {
  const { app } = office;
  const { id } = await app.business();
  await app.database
    .insertInto('spending')
    .values({ business_id: id, day: '2026-11-20', micros: 50_000_000, staff_told_at: null })
    .execute();
  const latestAt = new Date('2026-11-20T18:00:00-05:00');
  await send({ message: fillTemplate(plainText, { text: 'We close at six.' }), latestAt });
  office.timeIs('2026-11-21T10:00:00-05:00');
  await dispatch(app);
  expect(await row()).toMatchObject({ state: 'expired' });
});
