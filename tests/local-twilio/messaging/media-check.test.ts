import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { Application } from '../application';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';

const mayasNumber = '+12025550111';

let local: LocalTwilio;
let app: Application;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  app = new Application(local);
  buyNumber(local);
  local.person(mayasNumber);
});

afterEach(() => local.close());

async function sends(mediaUrl: string[], channel: 'sms' | 'whatsapp' = 'sms') {
  const prefix = channel === 'sms' ? '' : 'whatsapp:';
  const text = { from: prefix + ownNumber, to: prefix + mayasNumber, body: 'Look', mediaUrl };
  const { sid } = await sdkFor(local).messages.create(text);
  await local.passes('5 seconds');
  return sdkFor(local).messages(sid).fetch();
}

const alerts = () => local.exchange.state.alerts.list();

test('files are fetched once, when the message goes out, and known by the type of their answer', async () => {
  const menu = app.answers('/menu', { type: 'image/png; charset=binary', body: 'PNG' });
  const message = await sends([menu]);
  expect(message).toMatchObject({ status: 'delivered', errorCode: null, numMedia: '1' });
  const [media] = await sdkFor(local).messages(message.sid).media.list();
  expect(media?.contentType).toBe('image/png');
  expect(app.requestsTo('/menu')).toHaveLength(1);
  expect(alerts()).toEqual([]);
});

test.each([
  ['/missing', 11200],
  ['/page', 12300],
  ['/huge', 11751],
])('an MMS with %s fails with %i, and the debugger says where', async (path, errorCode) => {
  app.answers('/page', { type: 'text/html', body: '<p>Hi</p>' });
  app.answers('/huge', { type: 'image/png', body: 'x'.repeat(5 * 1024 * 1024 + 1) });
  const url = `https://app.example.com${path}`;
  expect(await sends([url])).toMatchObject({ status: 'failed', errorCode });
  expect(alerts()).toMatchObject([{ errorCode, requestUrl: url, requestMethod: 'GET' }]);
});

test('what WhatsApp cannot download or does not take has codes of its own', async () => {
  await local.person(mayasNumber).texts(`whatsapp:${ownNumber}`, 'Hello', {
    from: `whatsapp:${mayasNumber}`,
  });
  const gif = app.answers('/cat', { type: 'image/gif', body: 'GIF89a' });
  const picture = app.answers('/menu', { type: 'image/jpeg', body: 'JPEG' });
  const missing = 'https://app.example.com/missing';
  expect(await sends([missing], 'whatsapp')).toMatchObject({ status: 'failed', errorCode: 63019 });
  expect(await sends([gif], 'whatsapp')).toMatchObject({ status: 'failed', errorCode: 63021 });
  // Only the first file of a WhatsApp message is sent.
  expect((await sends([picture, missing], 'whatsapp')).status).toBe('read');
});
