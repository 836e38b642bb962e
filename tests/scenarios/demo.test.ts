import { bookDemoAppointments } from '../../scripts/start/demo-appointments';
import { recordDemoConsents } from '../../scripts/start/demo-consents';
import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeAll(async () => {
  office = await openForBusiness();
});
afterAll(() => office?.close());

function partnerSecret(): string {
  const { variables } = office.twilio.exchange.state;
  return variables.find(({ key }) => key === 'PARTNER_SECRETS')?.value ?? '';
}

/** What "npm start" does for a newcomer, who may start it again. */
async function start(): Promise<void> {
  const { twilio } = office;
  await recordDemoConsents({ twilio, partnerSecret: partnerSecret() });
  await bookDemoAppointments({ twilio, partnerSecret: partnerSecret() });
}

// Monday, 10 AM; Tom's appointment is on Thursday at 9:30 AM.
test('a newcomer sees a reminder try WhatsApp, then a text, then mail, with the reasons', async () => {
  const { twilio, maya, tom } = office;
  await start();
  await start();
  tom.hasNoWhatsApp();
  tom.textsFare('unreachable');

  await office.passes('49 hours');

  const { mail } = await tom.getsMail(/reminder of your eye test, Thu, Nov 26 at 9:30 AM/);
  expect(mail.to).toEqual([{ email: 'tom@example.com', name: null }]);
  const tries = twilio.exchange.state.messages
    .list()
    .filter(({ to }) => to.endsWith(tom.number))
    .toSorted((one, other) => one.dateCreated - other.dateCreated)
    .map(({ to, status, errorCode }) => `${to} ${status} ${errorCode}`);
  expect(tries[0]).toBe(`whatsapp:${tom.number} undelivered 63024`);
  expect(new Set(tries.slice(1))).toEqual(new Set([`${tom.number} undelivered 30003`]));
  // Maya has agreed to nothing but what everybody gets.
  const text = await maya.receives(/reminder of your dental cleaning, Wed, Nov 25 at 2:30 PM/);
  expect(text.to).toBe(maya.number);
  expect(maya.unreadMail()).toEqual([]);
});

test('what somebody has said since then holds when the demo is started again', async () => {
  const { tom, business } = office;
  await tom.texts(`whatsapp:${business.number}`, 'STOP', { from: `whatsapp:${tom.number}` });
  await start();
  expect(
    await office.rows(`select sender, decision from consents where person = $1 and purpose = '*'`, [
      tom.number,
    ]),
  ).toEqual([{ sender: 'whatsapp:*', decision: 'refused' }]);
  const [events] = await office.rows(
    'select count(*)::integer as count from consent_events where person = $1',
    [tom.number],
  );
  expect(events).toEqual({ count: 5 });
});
