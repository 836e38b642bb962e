import RestException from 'twilio/lib/base/RestException';
import { dispatch } from '../../../src/messaging/dispatch';
import type { Intent } from '../../../src/messaging/intent';
import { enqueue } from '../../../src/messaging/outbox';
import { recordStatus } from '../../../src/messaging/record-status';
import { fillTemplate } from '../../../src/messaging/templates/message-template';
import { plainText } from '../../../src/messaging/templates/plain-text';
import { closeDatabaseAt, databaseAt } from '../../../src/platform/database/connection';
import { businessNumber, maya, sidOf } from '../front-office';
import { useFrontOffice } from '../use-front-office';

const office = useFrontOffice();

async function want(change: Partial<Intent> = {}): Promise<void> {
  const now = office.app.clock.now();
  const intent = {
    recipient: maya,
    message: fillTemplate(plainText, { text: 'Your order is on its way' }),
    idempotencyKey: 'order:1',
    ...change,
  };
  const business = await office.app.business();
  await enqueue({ transaction: office.app.database, business, intents: [intent], now });
}

function outbox(): Promise<unknown[]> {
  return office.app.database
    .selectFrom('outbox')
    .select(['state', 'attempts', 'message_sid'])
    .orderBy('idempotency_key')
    .execute();
}

function deliveries(): Promise<unknown[]> {
  return office.app.database
    .selectFrom('deliveries')
    .select(['message_sid', 'state', 'error_code', 'updated_at'])
    .execute();
}

const busy = new RestException({
  statusCode: 429,
  body: { code: 20429, message: 'Too Many Requests' },
});
const overloaded = new RestException({
  statusCode: 400,
  body: { code: 30017, message: 'Carrier network congestion' },
});
const unsubscribed = new RestException({
  statusCode: 400,
  body: { code: 21610, message: 'unsubscribed' },
});

function report(change: object): Parameters<typeof recordStatus>[0] {
  return {
    messageSid: sidOf('SM', 1001),
    recipient: maya,
    outboxId: undefined,
    attempt: undefined,
    state: 'sent',
    errorCode: undefined,
    ...change,
  };
}

test('an intent is sent once, with a status callback that names it', async () => {
  await want();
  await want({ message: fillTemplate(plainText, { text: 'the same key is the same text' }) });
  await dispatch(office.app);
  await dispatch(office.app);
  expect(office.sent).toEqual([
    {
      to: maya,
      from: businessNumber,
      body: 'Your order is on its way',
      statusCallback: expect.stringMatching(
        /^https:\/\/ringback-test\.twil\.io\/messaging\/status\?intent=[0-9a-f-]{36}&attempt=1$/,
      ),
    },
  ]);
  expect(await outbox()).toEqual([{ state: 'sent', attempts: 1, message_sid: sidOf('SM', 1001) }]);
});

test('dispatchers at once, each on a connection of its own, send each text once', async () => {
  const { app } = office;
  const urls = [1, 2, 3, 4].map(
    (number) => `${app.environment.DATABASE_URL}?application_name=dispatcher-${number}`,
  );
  for (let index = 0; index < 15; index += 1) await want({ idempotencyKey: `order:${index}` });
  await Promise.all(
    urls.map((url) => dispatch({ ...app, database: databaseAt({ url, log: app.log }) })),
  );
  expect(office.sent).toHaveLength(15);
  await Promise.all(urls.map(closeDatabaseAt));
});

test('a run that was frozen sends nothing that another has taken over meanwhile', async () => {
  const { app } = office;
  for (let index = 0; index < 15; index += 1) await want({ idempotencyKey: `order:${index}` });
  let others: Promise<void> | undefined;
  const frozen: typeof app = {
    ...app,
    messages: {
      ...app.messages,
      async send(message) {
        const answer = await app.messages.send(message);
        // The platform freezes it here, and five minutes later it goes on.
        others ??= (async () => {
          office.timePasses(300_000);
          await dispatch(app);
        })();
        await others;
        return answer;
      },
    },
  };
  await dispatch(frozen);
  expect(office.sent).toHaveLength(15);
});

test('what is not due waits', async () => {
  await want({ earliestAt: new Date(office.app.clock.now().getTime() + 60_000) });
  await dispatch(office.app);
  expect(office.sent).toEqual([]);
  office.timePasses(60_000);
  await dispatch(office.app);
  expect(office.sent).toHaveLength(1);
});

test('a temporary failure is kept and tried again after a wait', async () => {
  await want();
  office.refuseWith(busy);
  await dispatch(office.app);
  expect(await outbox()).toEqual([{ state: 'pending', attempts: 1, message_sid: null }]);
  office.refuseWith(undefined);
  await dispatch(office.app);
  expect(office.sent).toEqual([]);
  office.timePasses(30_000);
  await dispatch(office.app);
  const attempts = await office.app.database
    .selectFrom('outbox_attempts')
    .select(['attempt', 'outcome', 'error_code'])
    .orderBy('attempt')
    .execute();
  expect(attempts).toEqual([
    { attempt: 1, outcome: 'temporary-failure', error_code: '20429' },
    { attempt: 2, outcome: 'sent', error_code: null },
  ]);
});

test('a permanent failure is not tried again', async () => {
  await want();
  office.refuseWith(unsubscribed);
  await dispatch(office.app);
  office.refuseWith(undefined);
  office.timePasses(24 * 3_600_000);
  await dispatch(office.app);
  expect(office.sent).toEqual([]);
  expect(await outbox()).toEqual([{ state: 'failed', attempts: 1, message_sid: null }]);
});

test('a carrier that stays overloaded is given up', async () => {
  await want({ latestAt: new Date(office.app.clock.now().getTime() + 48 * 3_600_000) });
  office.refuseWith(overloaded);
  for (let run = 0; run < 12; run += 1) {
    await dispatch(office.app);
    office.timePasses(2 * 3_600_000);
  }
  expect(await outbox()).toEqual([{ state: 'failed', attempts: 7, message_sid: null }]);
});

test('too many requests cost a message no try, and end with its time', async () => {
  await want({ latestAt: new Date(office.app.clock.now().getTime() + 24 * 3_600_000) });
  office.refuseWith(busy);
  for (let run = 0; run < 20; run += 1) {
    await dispatch(office.app);
    office.timePasses(3_600_000);
  }
  expect(await outbox()).toMatchObject([{ state: 'pending', attempts: 20 }]);
  office.timePasses(5 * 3_600_000);
  await dispatch(office.app);
  expect(await outbox()).toMatchObject([{ state: 'expired', attempts: 20 }]);
});

test('reports move the delivery, and late or repeated ones change nothing', async () => {
  await want();
  await dispatch(office.app);
  for (const state of ['sent', 'delivered', 'sent', 'delivered', 'queued']) {
    await recordStatus(report({ state }), office.app);
  }
  const deliveredAt = office.app.clock.now();
  office.timePasses(5_000);
  await recordStatus(report({ state: 'delivered' }), office.app);
  expect(await deliveries()).toEqual([
    {
      message_sid: sidOf('SM', 1001),
      state: 'delivered',
      error_code: null,
      updated_at: deliveredAt,
    },
  ]);
  const history = await office.app.database
    .selectFrom('delivery_reports')
    .select('status')
    .orderBy('status')
    .execute();
  expect(history.map(({ status }) => status)).toEqual(['delivered', 'queued', 'sent']);
});

test('a report that is faster than the answer to our request is not undone by it', async () => {
  await want();
  const { messages } = office.app;
  const app = {
    ...office.app,
    messages: {
      ...messages,
      async send(message: Parameters<typeof messages.send>[0]) {
        const accepted = await messages.send(message);
        const outboxId = new URL(message.statusCallback).searchParams.get('intent') ?? undefined;
        const faster = { state: 'undelivered', errorCode: 30005, outboxId, attempt: 1 };
        await recordStatus(report(faster), office.app);
        return accepted;
      },
    },
  };
  await dispatch(app);
  expect(await deliveries()).toMatchObject([{ state: 'undelivered', error_code: 30005 }]);
});

test('a Twilio that does not answer holds nobody up', async () => {
  await want();
  const app: typeof office.app = {
    ...office.app,
    clock: { ...office.app.clock, after: () => ({ elapsed: Promise.resolve(), cancel: () => {} }) },
    messages: { ...office.app.messages, send: () => new Promise(() => {}) },
  };
  await expect(dispatch(app)).resolves.toBeUndefined();
});

test('a store that is down does not throw', async () => {
  const app = { ...office.app, database: office.app.database.withSchema('nowhere') };
  await expect(dispatch(app)).resolves.toBeUndefined();
});

test('a row that cannot be rendered fails alone', async () => {
  await want({ message: { template: 'plain-text', variables: {} } });
  await want({ idempotencyKey: 'order:2' });
  await dispatch(office.app);
  expect(await outbox()).toMatchObject([{ state: 'failed' }, { state: 'sent' }]);
});
