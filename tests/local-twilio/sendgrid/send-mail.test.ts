import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import type { Person } from '../../../local-twilio/phones/person';
import { sendgridMail } from './sendgrid-client';

let local: LocalTwilio;
let maya: Person;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  maya = local.person('+12025550147', { name: 'Maya', email: 'maya@example.com' });
});
afterEach(() => local.close());

const reminder = {
  to: { email: 'maya@example.com', name: 'Maya' },
  from: { email: 'desk@example.com', name: 'Northside Clinic' },
  subject: 'Your appointment tomorrow',
  text: 'See you at 9:00 AM.',
  html: '<p>See you at <b>9:00 AM</b>.</p>',
};

test('mail is accepted at once and is in the inbox a second later', async () => {
  const [answer] = await sendgridMail(local).send(reminder);
  expect(answer.statusCode).toBe(202);
  expect(answer.headers['x-message-id']).toMatch(/^[\w-]{22}$/);
  expect(maya.unreadMail()).toEqual([]);

  const { mail, delivery } = await maya.getsMail(/appointment tomorrow/);
  expect(mail).toMatchObject({
    messageId: answer.headers['x-message-id'],
    from: { email: 'desk@example.com', name: 'Northside Clinic' },
    to: [{ email: 'maya@example.com', name: 'Maya' }],
    subject: 'Your appointment tomorrow',
    text: 'See you at 9:00 AM.',
    html: '<p>See you at <b>9:00 AM</b>.</p>',
  });
  expect(delivery.status).toBe('delivered');
  expect(local.exchange.clock.now() - delivery.dateCreated).toBe(1000);
});
