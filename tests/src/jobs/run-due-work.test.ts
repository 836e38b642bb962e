import { goOn, runDueWork } from '../../../src/jobs/run-due-work';
import { enqueue } from '../../../src/messaging/outbox';
import { fillTemplate } from '../../../src/messaging/templates/message-template';
import { plainText } from '../../../src/messaging/templates/plain-text';
import { maya } from '../front-office';
import { useFrontOffice } from '../use-front-office';

const office = useFrontOffice();

const nothingWaits = async (): Promise<undefined> => undefined;

async function wantMessages(count: number): Promise<void> {
  const { app } = office;
  const business = await app.business();
  await app.database
    .insertInto('senders')
    .values({
      business_id: business.id,
      channel: 'sms',
      address: business.phoneNumber,
      kind: 'long-code',
      messages_per_second: 10_000,
      messaging_service_sid: null,
      dlt_entity_id: null,
      next_send_at: null,
      paused_until: null,
    })
    .execute();
  const intents = Array.from({ length: count }, (_, index) => ({
    recipient: maya,
    idempotencyKey: `news:${index}`,
    message: fillTemplate(plainText, { text: `News ${index}` }),
    channels: { kind: 'only', channel: 'sms' } as const,
  }));
  await enqueue({ transaction: app.database, business, intents, now: app.clock.now() });
}

test('everything is done, and the answer tells how many of each', async () => {
  await wantMessages(3);
  const works = [{ name: 'tea-made', run: async () => 2, nextAt: nothingWaits }];
  const done = await runDueWork(office.app, works);
  expect(done).toEqual({ done: { 'tea-made': 2, messages: 3 }, left: 'nothing' });
  expect(office.sent).toHaveLength(3);
});

test('what fails holds up nothing else', async () => {
  await wantMessages(1);
  const works = [
    {
      name: 'tea-made',
      run: async (): Promise<number> => {
        throw new Error('The kettle is empty.');
      },
      nextAt: nothingWaits,
    },
    { name: 'floor-swept', run: async () => 1, nextAt: nothingWaits },
  ];
  const { done } = await runDueWork(office.app, works);
  expect(done).toEqual({ 'tea-made': 'failed', 'floor-swept': 1, messages: 1 });
});

test('the work of every feature runs on an empty day', async () => {
  const { done, left } = await runDueWork(office.app);
  expect(new Set(Object.values(done))).toEqual(new Set([0]));
  expect(left).toBe('nothing');
});

test('a run whose time is over goes on in another, which sends the rest', async () => {
  await wantMessages(100);
  const { app } = office;
  let timeIsOver = (): void => {};
  const elapsed = new Promise<void>((resolve) => {
    timeIsOver = resolve;
  });
  const hurried: typeof app = {
    ...app,
    clock: {
      ...app.clock,
      // The run's own time; each request has less, and the last batch has more.
      after: (ms) => (ms === 6_000 ? { elapsed, cancel: () => {} } : app.clock.after(ms)),
    },
    messages: {
      ...app.messages,
      async send(message) {
        timeIsOver();
        return app.messages.send(message);
      },
    },
  };
  const first = await runDueWork(hurried, []);
  expect(first.left).toBe('more');
  await goOn(first, hurried);
  expect(office.jobsStarted()).toBe(1);

  const second = await runDueWork(app, []);
  expect(second.left).toBe('nothing');
  await goOn(second, app);
  expect(office.jobsStarted()).toBe(1);
  expect(new Set(office.sent.map(({ body }) => body)).size).toBe(100);
  expect(office.sent).toHaveLength(100);
});
