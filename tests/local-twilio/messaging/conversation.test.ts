import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import type { Person } from '../../../local-twilio/phones/person';
import { Application } from '../application';
import { buyNumber, ownNumber } from '../own-number';

const mayasNumber = '+12025550111';

let local: LocalTwilio;
let app: Application;
let maya: Person;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  app = new Application(local);
  maya = local.person(mayasNumber, { name: 'Maya' });
});

afterEach(() => local.close());

function alertCodes(): number[] {
  return local.exchange.state.alerts
    .list()
    .reverse()
    .map(({ errorCode }) => errorCode);
}

describe('limits', () => {
  test('ten replies to one message', async () => {
    buyNumber(local, { smsUrl: app.answersTwiml('/sms', '<Message>Hi</Message>'.repeat(12)) });
    await maya.texts(ownNumber, 'Hi');
    await local.passes('1 minute');
    expect(maya.unread()).toHaveLength(10);
    expect(alertCodes()).toEqual([14109]);
  });

  test('fifteen replies in thirty seconds between two numbers', async () => {
    buyNumber(local, { smsUrl: app.answersTwiml('/sms', '<Message>Hi</Message>') });
    for (let text = 0; text < 16; text += 1) await maya.texts(ownNumber, 'Hi');
    await local.person('+12025550112').texts(ownNumber, 'Hi');
    await local.passes('29 seconds');
    expect(maya.unread()).toHaveLength(15);
    expect(local.person('+12025550112').unread()).toHaveLength(1);
    expect(alertCodes()).toEqual([14107]);
    await local.passes('1 second');
    await maya.texts(ownNumber, 'Hi');
    await local.passes('2 seconds');
    expect(maya.unread()).toHaveLength(16);
  });

  test('a hundred documents for one message', async () => {
    buyNumber(local, { smsUrl: app.answersTwiml('/sms', '<Redirect>/sms</Redirect>') });
    await maya.texts(ownNumber, 'Hi');
    expect(app.received).toHaveLength(100);
    expect(alertCodes()).toEqual([14106]);
  });
});

test('the cookies of a conversation come back for four hours', async () => {
  const setCookie = { headers: { 'set-cookie': 'session=maya; Path=/; HttpOnly' } };
  buyNumber(local, { smsUrl: app.answers('/sms', { body: '<Response/>', ...setCookie }) });
  const cookieOf = async (text: () => Promise<unknown>): Promise<string | undefined> => {
    await text();
    return app.received.at(-1)?.headers.cookie;
  };
  expect(await cookieOf(() => maya.texts(ownNumber, '1'))).toBeUndefined();
  expect(await cookieOf(() => maya.texts(ownNumber, '2'))).toBe('session=maya');
  expect(await cookieOf(() => local.person('+12025550112').texts(ownNumber, '3'))).toBeUndefined();
  await local.passes('4 hours');
  expect(await cookieOf(() => maya.texts(ownNumber, '4'))).toBeUndefined();
});
