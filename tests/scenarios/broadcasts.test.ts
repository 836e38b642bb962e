import type { Person } from '../../local-twilio/phones/person';
import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

// One Tuesday and the day after, told in order.
beforeAll(async () => {
  office = await openForBusiness({ at: '2026-11-24T10:00:00-05:00' });
});
afterAll(() => office?.close());

const areaCodes = ['202', '212', '305', '404', '617'];
const ofTheOffice = /^\+120255501(0[01]|2[12]|4[78])$/;

/** People on the East Coast, where it is day: a hundred of each area code. */
function eastCoast(): Person[] {
  return areaCodes
    .flatMap((code) =>
      Array.from({ length: 100 }, (_, index) => `+1${code}55501${String(index).padStart(2, '0')}`),
    )
    .filter((number) => !ofTheOffice.test(number))
    .map((number) => office.twilio.person(number));
}

function announcement({ text, to }: { text: string; to: readonly Person[] }) {
  return {
    template: 'plain-text',
    purpose: 'appointments',
    variables: { text },
    recipients: to.map(({ number }) => ({ phoneNumber: number })),
  };
}

async function statusOf(reference: string): Promise<unknown> {
  const answer = await office.asks('/broadcasts', { action: 'status', reference });
  expect(answer.status).toBe(200);
  return answer.body;
}

test('five hundred people get the news, each once, at the price that was told before', async () => {
  const everybody = eastCoast();
  const people = everybody.length;
  const text = 'Northside Clinic is closed today because of the snow.';
  const news = announcement({ text, to: everybody });
  const estimate = await office.asks('/broadcasts', { action: 'estimate', ...news });
  expect(estimate.body).toMatchObject({ people, segments: people, budget: { coversIt: true } });

  // A number that sends a hundred a second: how senders keep their pace is told elsewhere.
  await office.rows('update senders set messages_per_second = 100');
  const created = await office.asks('/broadcasts', {
    action: 'create',
    reference: 'snow',
    ...news,
  });
  expect(created).toMatchObject({ status: 201, body: { people } });
  await office.passes('5 minutes');

  expect(await statusOf('snow')).toMatchObject({
    state: 'finished',
    counts: { delivered: people },
    spent: Reflect.get(Object(estimate.body), 'cost'),
  });
  for (const person of everybody) expect(person.unread().map(({ body }) => body)).toEqual([text]);
});

test('an offer reaches on WhatsApp who has agreed to it there, as the template that was approved', async () => {
  const { maya, tom } = office;
  await office.asks('/consents', {
    action: 'set',
    person: maya.number,
    sender: 'whatsapp:*',
    purpose: 'offers',
    decision: 'agreed',
    how: 'web-form',
  });
  await office.asks('/broadcasts', {
    action: 'create',
    reference: 'flu',
    template: 'offer',
    variables: { text: 'Flu shots are here.' },
    recipients: [{ phoneNumber: maya.number }, { phoneNumber: tom.number }],
  });
  const offer = await maya.receives(/Message from Northside Clinic: Flu shots are here\./);
  expect(offer.to).toBe(`whatsapp:${maya.number}`);
  await office.passes('5 minutes');
  expect(tom.unread()).toEqual([]);
  expect(await statusOf('flu')).toMatchObject({
    state: 'finished',
    counts: { delivered: 1, refused: 1 },
  });
});

test('a broadcast that is cancelled reaches nobody whose turn has not come', async () => {
  const { maya, tom } = office;
  await office.asks('/broadcasts', {
    action: 'create',
    reference: 'party',
    ...announcement({ text: 'Come to our party.', to: [maya, tom] }),
    sendAt: '2026-11-24T12:00:00-05:00',
  });
  await office.passes('1 hour');
  await office.asks('/broadcasts', { action: 'cancel', reference: 'party' });
  await office.passes('2 hours');
  expect([maya.unread(), tom.unread()]).toEqual([[], []]);
  expect(await statusOf('party')).toMatchObject({ state: 'cancelled', counts: { cancelled: 2 } });
});

test('when the day’s budget is spent the rest waits, the owner is told, and the next day it goes on', async () => {
  const three = eastCoast().slice(50, 53);
  // 50 dollars a day, of which 3 cents are left: two texts.
  await office.rows('update spending set micros = 49970000');
  await office.asks('/broadcasts', {
    action: 'create',
    reference: 'open',
    ...announcement({ text: 'We are open again.', to: three }),
    latestAt: '2026-11-26T12:00:00-05:00',
  });
  await office.olivia.receives(/Today's budget for messages \(\$50\.00\) is spent/);
  const waiting = { state: 'sending', counts: { delivered: 2, pending: 1 } };
  await office.passes('1 hour');
  expect(await statusOf('open')).toMatchObject(waiting);
  // Midnight is near.
  await office.passes('9 hours');
  expect(await statusOf('open')).toMatchObject(waiting);

  // People are up again.
  await office.passes('10 hours');
  expect(await statusOf('open')).toMatchObject({ state: 'finished', counts: { delivered: 3 } });
  for (const person of three) await person.receives(/We are open again/);
  expect(office.olivia.unread()).toEqual([]);
});
