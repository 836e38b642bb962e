import type { Person } from '../../local-twilio/phones/person';
import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeEach(async () => {
  office = await openForBusiness({ at: '2026-11-24T10:00:00-05:00' });
});
afterEach(() => office?.close());

const areaCodes = ['202', '212', '305', '404', '617'];

/** People on the East Coast, where it is day: a hundred of each area code. */
function eastCoast(count: number): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const areaCode = areaCodes[Math.floor(index / 100)];
    return office.twilio.person(`+1${areaCode}55501${String(index % 100).padStart(2, '0')}`);
  });
}

function announce(to: readonly Person[], change: object = {}) {
  return office.asks('/broadcasts', {
    action: 'create',
    reference: 'snow',
    template: 'plain-text',
    purpose: 'appointments',
    variables: { text: 'Northside Clinic is closed today because of the snow.' },
    recipients: to.map(({ number }) => ({ phoneNumber: number })),
    ...change,
  });
}

/** Somebody asks how far it is; in between the job of each minute runs. */
async function status(): Promise<unknown> {
  const answer = await office.asks('/broadcasts', { action: 'status', reference: 'snow' });
  expect(answer.status).toBe(200);
  return answer.body;
}

test('five hundred people get the news, each once, in their turn', async () => {
  // But for those of the front office itself.
  const everybody = eastCoast(500).filter(
    ({ number }) => !/^\+120255501(0[01]|2[12])$/.test(number),
  );
  const people = everybody.length;
  const estimate = await office.asks('/broadcasts', {
    action: 'estimate',
    template: 'plain-text',
    purpose: 'appointments',
    variables: { text: 'Northside Clinic is closed today because of the snow.' },
    recipients: everybody.map(({ number }) => ({ phoneNumber: number })),
  });
  expect(estimate.body).toMatchObject({ people, segments: people, budget: { coversIt: true } });

  await office.rows('update senders set messages_per_second = 100');
  expect(await announce(everybody)).toMatchObject({ status: 201, body: { people } });
  await office.passes('5 minutes');

  expect(await status()).toMatchObject({ state: 'finished', counts: { delivered: people } });
  expect(await status()).toMatchObject({ spent: Reflect.get(Object(estimate.body), 'cost') });
  for (const person of everybody) {
    expect(person.unread().map(({ body }) => body)).toEqual([
      'Northside Clinic is closed today because of the snow.',
    ]);
  }
});

test('a broadcast that is cancelled reaches nobody whose turn has not come', async () => {
  const { maya, tom } = office;
  await announce([maya, tom], { sendAt: '2026-11-24T12:00:00-05:00' });
  await office.passes('1 hour');
  await office.asks('/broadcasts', { action: 'cancel', reference: 'snow' });
  await office.passes('2 hours');
  expect([maya.unread(), tom.unread()]).toEqual([[], []]);
  expect(await status()).toMatchObject({ state: 'cancelled', counts: { cancelled: 2 } });
});

test('when the day’s budget is spent the rest waits, the owner is told, and the next day it goes on', async () => {
  const [first, second, third] = eastCoast(60).slice(50);
  if (!first || !second || !third) throw new Error('There are three people.');
  // 50 dollars a day, of which 3 cents are left: two texts.
  await office.rows(
    `insert into spending (business_id, day, micros) select id, '2026-11-24', 49970000 from businesses`,
  );
  await announce([first, second, third], { latestAt: '2026-11-26T12:00:00-05:00' });
  await office.olivia.receives(/Today's budget for messages \(\$50\.00\) is spent/);
  await office.passes('30 minutes');
  expect(await status()).toMatchObject({ state: 'sending', counts: { delivered: 2, pending: 1 } });

  await office.passes('12 hours');
  expect(await status()).toMatchObject({ counts: { delivered: 2, pending: 1 } });

  // Past midnight, and when people are up again.
  await office.passes('12 hours');
  await office.passes('1 minute');
  expect(await status()).toMatchObject({ state: 'finished', counts: { delivered: 3 } });
  for (const person of [first, second, third]) await person.receives(/closed today/);
  expect(office.olivia.unread()).toEqual([]);
});
