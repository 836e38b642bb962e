import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { Application } from '../application';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';

let local: LocalTwilio;
let app: Application;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  app = new Application(local);
});

afterEach(() => local.close());

test('the debugger’s alerts are listed by level and day, and fetched whole', async () => {
  const client = sdkFor(local);
  buyNumber(local, { smsUrl: app.answers('/sms', { status: 500, body: 'Oh no' }) });
  const message = await local.person('+12025550111').texts(ownNumber, 'Hi');
  await local.passes('1 day');
  app.answersTwiml('/sms', '<Say>Hello</Say>');
  await local.person('+12025550111').texts(ownNumber, 'Hi again');

  const alerts = await client.monitor.v1.alerts.list();
  expect(alerts.map(({ errorCode, logLevel }) => [errorCode, logLevel])).toEqual([
    ['14110', 'warning'],
    ['11200', 'error'],
  ]);
  const errors = await client.monitor.v1.alerts.list({ logLevel: 'error' });
  expect(errors).toMatchObject([{ errorCode: '11200', resourceSid: message.sid }]);
  const nextDay = new Date('2026-03-03T00:00:00Z');
  expect(await client.monitor.v1.alerts.list({ startDate: nextDay })).toHaveLength(1);
  expect(await client.monitor.v1.alerts.list({ endDate: nextDay })).toHaveLength(1);

  const whole = await client.monitor.v1.alerts(errors[0]?.sid ?? '').fetch();
  expect(whole).toMatchObject({
    requestMethod: 'POST',
    requestUrl: 'https://app.example.com/sms',
    dateGenerated: new Date('2026-03-02T15:00:00Z'),
  });
  expect(new URLSearchParams(whole.requestVariables).get('Body')).toBe('Hi');
  expect(whole.responseBody).toBe('Oh no');
});

test('the product hosts page with absolute links, which the SDK follows', async () => {
  for (let index = 0; index < 7; index += 1) {
    local.exchange.alerts.raise({
      accountSid: local.accounts.live.sid,
      errorCode: 11200,
      text: `Alert ${index}`,
      subject: {},
    });
  }
  const client = sdkFor(local);
  const listed = await client.monitor.v1.alerts.list({ pageSize: 3 });
  expect(listed.map(({ alertText }) => alertText)).toEqual(
    [6, 5, 4, 3, 2, 1, 0].map((index) => `Alert ${index}`),
  );
  const page = await client.monitor.v1.alerts.page({ pageSize: 3 });
  expect(page.getNextPageUrl()).toMatch(/^https:\/\/monitor\.twilio\.com\/v1\/Alerts\?/);
});

test('an alert that does not exist is not found', async () => {
  await expect(
    sdkFor(local)
      .monitor.v1.alerts(`NO${'0'.repeat(32)}`)
      .fetch(),
  ).rejects.toMatchObject({ status: 404, code: 20404 });
});
