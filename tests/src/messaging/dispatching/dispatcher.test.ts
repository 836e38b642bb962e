import RestException from 'twilio/lib/base/RestException';
import { fictionalNumber } from '../../../../bench/fictional-numbers';
import { dispatch } from '../../../../src/messaging/dispatch';
import type { Intent } from '../../../../src/messaging/intent';
import { enqueue } from '../../../../src/messaging/outbox';
import { fillTemplate } from '../../../../src/messaging/templates/message-template';
import { plainText } from '../../../../src/messaging/templates/plain-text';
import { maya, sidOf, tom } from '../../front-office';
import { useFrontOffice } from '../../use-front-office';
import { minutes, useOutbox } from './use-outbox';

const office = useFrontOffice();
const { want, row, haveSenders, mayaTakesAll, report } = useOutbox(office);

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
