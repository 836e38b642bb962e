import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { Application } from '../application';
import { buyNumber, ownNumber } from '../own-number';

const mayasNumber = '+12025550111';

let local: LocalTwilio;
let app: Application;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  app = new Application(local);
});

afterEach(() => local.close());

test('a text is answered by the TwiML of the number’s webhook', async () => {
  buyNumber(local, { smsUrl: app.answersTwiml('/sms', '<Message>Hello Maya</Message>') });
  const maya = local.person(mayasNumber, { name: 'Maya' });

  await maya.texts(ownNumber, 'Hi');

  const reply = await maya.receives(/hello maya/i);
  expect(reply).toMatchObject({
    direction: 'outbound-reply',
    from: ownNumber,
    to: mayasNumber,
    status: 'delivered',
  });
  expect(app.received).toHaveLength(1);
  expect(app.received[0]).toMatchObject({ method: 'POST', path: '/sms', isSigned: true });
});
