import RestException from 'twilio/lib/base/RestException';
import { fictionalNumber } from '../../../../bench/fictional-numbers';
import { recordConsent } from '../../../../src/messaging/consent/consent-store';
import { dispatch } from '../../../../src/messaging/dispatch';
import type { Intent } from '../../../../src/messaging/intent';
import { cancel, cancelAllFor, enqueue } from '../../../../src/messaging/outbox';
import { recordMailEvents } from '../../../../src/messaging/record-mail-events';
import { recordStatus } from '../../../../src/messaging/record-status';
import { fillTemplate } from '../../../../src/messaging/templates/message-template';
import { plainText } from '../../../../src/messaging/templates/plain-text';
import { businessNumber, maya, sidOf, tom } from '../../front-office';
import { useFrontOffice } from '../../use-front-office';

const office = useFrontOffice();

const minutes = (count: number): number => count * 60_000;
const later = (milliseconds: number): Date =>
  new Date(office.app.clock.now().getTime() + milliseconds);

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

function row() {
  return office.app.database.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
}

async function haveSenders(rate = 100): Promise<void> {
  const { id } = await office.app.business();
  const each = {
    business_id: id,
    messages_per_second: rate,
    dlt_entity_id: null,
    next_send_at: null,
    paused_until: null,
  };
  const service = { messaging_service_sid: `MG${'1'.repeat(32)}` };
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

async function report(number: number, change: object): Promise<void> {
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

describe('an answer that is lost', () => {
  test('is looked up, and the message that Twilio has is not sent again', async () => {
    await want();
    office.twilioAnswers({ kind: 'loses-answer' });
    await dispatch(office.app);
    expect(await row()).toMatchObject({ state: 'sending', message_sid: null });
    office.twilioAnswers({ kind: 'accepts' });
    office.timePasses(minutes(1));
    await dispatch(office.app);
    expect(office.sent).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'sent', message_sid: sidOf('SM', 1001) });
  });

  test('of two like messages to one person each finds its own', async () => {
    await want();
    await want({ idempotencyKey: 'order:2' });
    office.twilioAnswers({ kind: 'loses-answer' });
    await dispatch(office.app);
    office.twilioAnswers({ kind: 'accepts' });
    office.timePasses(minutes(1));
    await dispatch(office.app);
    expect(office.sent).toHaveLength(2);
    const rows = await office.app.database.selectFrom('outbox').select('message_sid').execute();
    expect(new Set(rows.map((one) => one.message_sid)).size).toBe(2);
  });

  test('when Twilio never had the message, it is sent', async () => {
    await want();
    office.refuseWith(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    await dispatch(office.app);
    office.refuseWith(undefined);
    office.timePasses(minutes(1));
    await dispatch(office.app);
    expect(office.sent).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('a message of the day before with the same words is not taken for it', async () => {
    await want({ idempotencyKey: 'yesterday' });
    await dispatch(office.app);
    office.timePasses(minutes(60 * 24));
    await want();
    office.refuseWith(new RestException({ statusCode: 500, body: { code: 20500, message: '' } }));
    await dispatch(office.app);
    office.refuseWith(undefined);
    office.timePasses(minutes(1));
    await dispatch(office.app);
    expect(office.sent).toHaveLength(2);
  });

  test('is settled by a report that comes first', async () => {
    await want();
    office.twilioAnswers({ kind: 'loses-answer' });
    await dispatch(office.app);
    await report(1, { state: 'delivered' });
    expect(await row()).toMatchObject({ state: 'delivered', message_sid: sidOf('SM', 1001) });
    office.timePasses(minutes(5));
    await dispatch(office.app);
    expect(office.sent).toHaveLength(1);
  });

  test('of a mail lets it go again as the same mail', async () => {
    await haveSenders();
    await mayaTakesAll();
    await want({ channels: { kind: 'only', channel: 'email' } });
    office.twilioAnswers({ kind: 'loses-answer' });
    await dispatch(office.app);
    office.twilioAnswers({ kind: 'accepts' });
    office.timePasses(minutes(1));
    await dispatch(office.app);
    const ids = office.mails.map(({ messageId }) => messageId);
    expect(ids).toEqual([ids[0], ids[0]]);
    expect(ids[0]).toMatch(/^<[0-9a-f-]{36}@ringback-test\.twil\.io>$/);
  });
});

describe('channels', () => {
  beforeEach(async () => {
    await haveSenders();
    await mayaTakesAll();
    await want({ channels: { kind: 'by-opt-in' } });
    await dispatch(office.app);
  });

  const addresses = () => [...office.sent.map(({ to }) => to), ...office.mails.map(({ to }) => to)];

  test('WhatsApp that is delivered is all', async () => {
    await report(1, { state: 'delivered' });
    office.timePasses(minutes(20 * 60));
    await dispatch(office.app);
    expect(addresses()).toEqual([`whatsapp:${maya}`]);
  });

  test('what is not delivered goes on by SMS at once, and then by mail', async () => {
    await report(1, { state: 'undelivered', errorCode: 63024 });
    expect(addresses()).toEqual([`whatsapp:${maya}`, maya]);
    await report(2, { state: 'undelivered', errorCode: 30006 });
    expect(addresses()).toEqual([`whatsapp:${maya}`, maya, 'maya@example.com']);
    const { id } = await row();
    await recordMailEvents(
      [
        {
          email: 'Maya@example.com',
          event: 'delivered',
          sg_message_id: 'mail-1.recvd',
          intent: id,
          attempt: '3',
        },
      ],
      office.app,
    );
    expect(await row()).toMatchObject({ state: 'delivered', message_sid: 'mail-1' });
  });

  test('a mail that bounces is the end', async () => {
    await report(1, { state: 'undelivered', errorCode: 63024 });
    await report(2, { state: 'undelivered', errorCode: 30006 });
    const { id } = await row();
    await recordMailEvents(
      [
        {
          email: 'maya@example.com',
          event: 'bounce',
          sg_message_id: 'mail-1.recvd',
          intent: id,
          attempt: '3',
        },
        'noise',
      ],
      office.app,
    );
    expect(await row()).toMatchObject({ state: 'failed', due_at: null });
  });

  test('WhatsApp of which nothing is heard in 15 minutes goes on by SMS', async () => {
    office.timePasses(minutes(15) - 1);
    await dispatch(office.app);
    expect(addresses()).toEqual([`whatsapp:${maya}`]);
    office.timePasses(1);
    await dispatch(office.app);
    expect(addresses()).toEqual([`whatsapp:${maya}`, maya]);
    // The first comes through after all: that is known, and nobody writes a mail.
    await report(1, { state: 'delivered' });
    expect(await row()).toMatchObject({ state: 'delivered' });
    office.timePasses(minutes(120));
    await dispatch(office.app);
    expect(addresses()).toHaveLength(2);
  });

  test('what is urgent may wait less for a channel', async () => {
    await report(1, { state: 'delivered' });
    const channels = { kind: 'by-opt-in' } as const;
    await want({ idempotencyKey: 'order:2', channels, channelWaits: { whatsapp: 2 } });
    await dispatch(office.app);
    office.timePasses(minutes(2));
    await dispatch(office.app);
    expect(addresses()).toEqual([`whatsapp:${maya}`, `whatsapp:${maya}`, maya]);
  });

  test('a window that has closed without our knowing is no reason to try WhatsApp for ever', async () => {
    await report(1, { state: 'undelivered', errorCode: 63016 });
    expect(addresses()).toEqual([`whatsapp:${maya}`, maya]);
  });

  test('an opt-out that only the carrier knew is known from then on', async () => {
    await report(1, { state: 'undelivered', errorCode: 63024 });
    await want({ idempotencyKey: 'order:2' });
    office.refuseWith(new RestException({ statusCode: 400, body: { code: 21610, message: '' } }));
    await dispatch(office.app);
    office.refuseWith(undefined);
    await want({ idempotencyKey: 'order:3' });
    await dispatch(office.app);
    const rows = await office.app.database
      .selectFrom('outbox')
      .select(['idempotency_key', 'state', 'error_code'])
      .where('idempotency_key', '!=', 'order:1')
      .orderBy('idempotency_key')
      .execute();
    expect(rows).toEqual([
      { idempotency_key: 'order:2', state: 'failed', error_code: '21610' },
      { idempotency_key: 'order:3', state: 'refused', error_code: 'consent_refused' },
    ]);
  });
});

describe('Message Scheduling', () => {
  beforeEach(() => haveSenders());
  const reminder = (hours: number): Promise<void> =>
    want({ hold: 'at-twilio', earliestAt: later(minutes(60 * hours)), purpose: 'support' });

  test('what is due within its window waits at Twilio, and is taken back there', async () => {
    await reminder(24);
    await dispatch(office.app);
    expect(office.sent).toMatchObject([
      {
        messagingServiceSid: `MG${'1'.repeat(32)}`,
        scheduleType: 'fixed',
        sendAt: later(minutes(60 * 24)),
      },
    ]);
    expect(await row()).toMatchObject({ state: 'scheduled' });
    const { app } = office;
    const business = await app.business();
    const now = app.clock.now();
    const keys = { person: maya, idempotencyKeys: ['order:1'] };
    expect(await cancel({ transaction: app.database, business, ...keys, now })).toBe(1);
    await dispatch(app);
    expect(office.cancelled).toEqual([sidOf('SM', 1001)]);
    expect(await row()).toMatchObject({ state: 'cancelled' });
  });

  test('of two with the same words, each goes at its own time, whichever answer was lost', async () => {
    const { app } = office;
    await reminder(24);
    await want({
      idempotencyKey: 'order:2',
      hold: 'at-twilio',
      earliestAt: later(minutes(60 * 46)),
      purpose: 'support',
    });
    const [day, late] = [24, 46].map((hours) => later(minutes(60 * hours)));
    // Twilio has but the later one when the process ends.
    await dispatch({
      ...app,
      messages: {
        ...app.messages,
        async send(message) {
          if (message.sendAt?.getTime() === late?.getTime()) await app.messages.send(message);
          throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
        },
      },
    });
    office.timePasses(minutes(2));
    await dispatch(app);
    const [lost, ...kept] = office.sent;
    expect(lost?.sendAt).toEqual(late);
    expect(office.cancelled).toEqual([sidOf('SM', 1001)]);
    expect(kept.map(({ sendAt }) => sendAt).toSorted()).toEqual([day, late]);
  });

  test('what went out meanwhile cannot be taken back (30409)', async () => {
    await reminder(24);
    await dispatch(office.app);
    const { app } = office;
    const business = await app.business();
    await cancelAllFor({ transaction: app.database, business, person: maya, now: app.clock.now() });
    office.refuseWith(new RestException({ statusCode: 409, body: { code: 30409, message: '' } }));
    await dispatch(app);
    expect(await row()).toMatchObject({ state: 'sent', due_at: null });
  });

  test('somebody who opts out meanwhile is known to have (21610 in the report)', async () => {
    await reminder(24);
    await dispatch(office.app);
    await report(1, { state: 'failed', errorCode: 21610 });
    expect(await row()).toMatchObject({ state: 'failed', error_code: '21610' });
    const consents = await office.app.database.selectFrom('consents').selectAll().execute();
    expect(consents).toMatchObject([
      { person: maya, sender: businessNumber, decision: 'refused', source: 'carrier-refusal' },
    ]);
  });

  test('what is due in 40 days waits in the store until it may wait at Twilio', async () => {
    await reminder(24 * 40);
    await dispatch(office.app);
    expect(office.sent).toEqual([]);
    office.timePasses(minutes(60 * 24 * 5 + 1));
    await dispatch(office.app);
    expect(await row()).toMatchObject({ state: 'scheduled' });
  });

  test('what is due in four minutes waits in the store, and goes at its time', async () => {
    await reminder(4 / 60);
    await dispatch(office.app);
    expect(office.sent).toEqual([]);
    office.timePasses(minutes(4));
    await dispatch(office.app);
    expect(office.sent).toMatchObject([{ from: businessNumber }]);
    expect(office.sent[0]).not.toHaveProperty('sendAt');
  });
});

describe('pace', () => {
  test('a sender of one message a second is given a minute’s work, urgent ones besides', async () => {
    await haveSenders(1);
    const { app } = office;
    const business = await app.business();
    const now = app.clock.now();
    const intents = Array.from(
      { length: 100 },
      (_, index): Intent => ({
        recipient: fictionalNumber(300 + index),
        message: fillTemplate(plainText, { text: 'Hello' }),
        idempotencyKey: 'hello',
        purpose: 'support',
        priority: 'bulk',
        channels: { kind: 'only', channel: 'sms' },
      }),
    );
    await enqueue({ transaction: app.database, business, intents, now });
    await dispatch(app);
    expect(office.sent).toHaveLength(61);
    await want({ recipient: tom, priority: 'urgent' });
    await dispatch(app);
    expect(office.sent).toHaveLength(62);
    office.timePasses(minutes(1));
    await dispatch(app);
    expect(office.sent).toHaveLength(101);
    expect(office.jobsStarted()).toBe(0);
  });

  test('a 429 lets all of Twilio’s senders rest, and nothing is lost', async () => {
    await haveSenders();
    await want();
    office.refuseWith(new RestException({ statusCode: 429, body: { code: 20429, message: '' } }));
    await dispatch(office.app);
    office.refuseWith(undefined);
    await want({ recipient: tom });
    await dispatch(office.app);
    expect(office.sent).toEqual([]);
    office.timePasses(30_000);
    await dispatch(office.app);
    expect(office.sent.map(({ to }) => to).toSorted()).toEqual([maya, tom]);
  });
});

test('a run that has not time for all starts another', async () => {
  await haveSenders(10_000);
  for (const index of [1, 2, 3]) await want({ idempotencyKey: `order:${index}` });
  const short = { elapsed: Promise.resolve(), cancel: () => {} };
  let runs = 0;
  const app: typeof office.app = {
    ...office.app,
    clock: { ...office.app.clock, after: () => short },
    startJobs: async () => {
      runs += 1;
    },
  };
  await dispatch(app);
  // Nothing was moved in no time: another run would do as little.
  expect(runs).toBe(0);
});
