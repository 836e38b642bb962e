import { Client } from 'pg';
import { routeText } from '../../src/conversations/route-text';
import { dispatch } from '../../src/messaging/dispatch';
import { enqueue } from '../../src/messaging/outbox';
import { recordStatus } from '../../src/messaging/record-status';
import { fillTemplate } from '../../src/messaging/templates/message-template';
import { plainText } from '../../src/messaging/templates/plain-text';
import type { App } from '../../src/platform/app';
import { closeDatabaseAt, databaseAt } from '../../src/platform/database/connection';
import { greetCaller } from '../../src/voice/greet-caller';
import { recordCallStatus } from '../../src/voice/record-call-status';
import { businessNumber, maya, sidOf } from './front-office';
import { mayasCall, useFrontOffice } from './use-front-office';

// People wait for these, or there are thousands of them, and each statement is a way to the store and
// back: `begin` and `commit` count as well.

const office = useFrontOffice();
const stranger = '+12025550164';
let messages = 0;

async function text({ from, body, app = office.app }: { from: string; body: string; app?: App }) {
  messages += 1;
  const messageSid = sidOf('SM', 7_000 + messages);
  const message = { messageSid, from, to: businessNumber, body, media: [], optOut: undefined };
  const reply = await routeText(message, app);
  return reply.kind === 'text' ? reply.body : '';
}

async function roundTrips(work: () => Promise<unknown>): Promise<number> {
  const query = jest.spyOn(Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.length;
  } finally {
    query.mockRestore();
  }
}

test.each([
  { who: 'a stranger', from: stranger, body: 'MENU', answer: /Welcome/, most: 4 },
  {
    who: 'a stranger',
    from: stranger,
    body: 'colourless green ideas',
    answer: /did not understand/,
    most: 4,
  },
  { who: 'a customer', from: maya, body: 'TECH', answer: /1/, most: 4 },
  { who: 'a customer', from: maya, body: 'TRACK', answer: /order/i, most: 5 },
])('$body of $who takes at most $most round trips', async ({ from, body, answer, most }) => {
  await text({ from, body: 'MENU' });
  let reply = '';
  const taken = await roundTrips(async () => {
    reply = await text({ from, body });
  });
  expect(reply).toMatch(answer);
  expect(taken).toBeLessThanOrEqual(most);
});

test('an order number takes five', async () => {
  await text({ from: stranger, body: 'TRACK' });
  expect(await roundTrips(() => text({ from: stranger, body: 'RB-1001' }))).toBe(5);
});

test('a call takes one to be answered, and two for each report when nothing is due', async () => {
  expect(await roundTrips(() => greetCaller(mayasCall, office.app))).toBe(1);
  const report = { ...mayasCall, status: 'completed', durationSeconds: 12 } as const;
  expect(await roundTrips(() => recordCallStatus(report, office.app))).toBe(2);
});

test('a report of a message takes four or five, and three when it tells nothing new', async () => {
  const { app } = office;
  await enqueue({
    transaction: app.database,
    business: await app.business(),
    intents: [
      {
        recipient: maya,
        idempotencyKey: 'a-text',
        message: fillTemplate(plainText, { text: 'Hello' }),
        channels: { kind: 'only', channel: 'sms' },
      },
    ],
    now: app.clock.now(),
  });
  await dispatch(app);
  const row = await app.database.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
  const told = async (state: 'sent' | 'delivered'): Promise<number> =>
    roundTrips(() =>
      recordStatus(
        {
          messageSid: row.message_sid ?? '',
          recipient: maya,
          outboxId: row.id,
          attempt: 1,
          state,
          errorCode: undefined,
        },
        app,
      ),
    );
  expect(await told('sent')).toBe(4);
  expect(await told('delivered')).toBe(5);
  expect(await told('sent')).toBe(3);
});

test('texts of one person at once are answered one after the other, each with what came before', async () => {
  // Another instance has a connection of its own.
  const url = `${office.app.environment.DATABASE_URL}?application_name=another`;
  const another = { ...office.app, database: databaseAt({ url, log: office.app.log }) };
  try {
    await text({ from: maya, body: 'BILL' });
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        text({ from: maya, body: 'what?', app: index % 2 === 0 ? office.app : another }),
      ),
    );
    const { misses } = await office.app.database
      .selectFrom('support_sessions')
      .select('misses')
      .where('customer_address', '=', maya)
      .executeTakeFirstOrThrow();
    expect(misses).toBe(10);
  } finally {
    await closeDatabaseAt(url);
  }
});
