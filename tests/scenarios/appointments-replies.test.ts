import type { Person } from '../../local-twilio/phones/person';
import { type AppointmentBook, appointmentBook } from './appointment-book';
import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;
let clinic: AppointmentBook;

// Monday, 10 AM in Washington.
beforeAll(async () => {
  office = await openForBusiness({ at: '2026-11-23T10:00:00-05:00' });
  clinic = appointmentBook(office);
});
afterAll(() => office?.close());

/** A customer of a story's own, so that stories never meet. */
function customer(number: string): Person {
  return office.twilio.person(number);
}

/** Somebody with an appointment tomorrow at 9:30 who is reminded at once, since it is booked late. */
async function reminded(number: string, reference: string): Promise<Person> {
  const who = customer(number);
  await clinic.books(who, { reference, at: '2026-11-24T09:30:00-05:00' });
  await who.receives(/reminder of your dental cleaning.*reply C to confirm or R to reschedule/is);
  await office.jobRuns();
  return who;
}

test('C confirms; a second C is told so; thanks need no answer', async () => {
  const maya = await reminded('+12025550150', 'confirmed');

  await maya.texts(office.business.number, 'c');
  await maya.receives(/thank you: your dental cleaning on tue, nov 24 at 9:30 AM is confirmed/i);
  expect((await clinic.shows('confirmed')).state).toBe('confirmed');
  await maya.texts(office.business.number, 'C');
  await maya.receives(/is confirmed already/i);
  await maya.texts(office.business.number, 'Thanks! 🙏');
  expect(maya.unread()).toEqual([]);
  expect((await clinic.shows('confirmed')).history).toEqual([
    'book by business',
    'remind by schedule',
    'confirm by customer',
  ]);
});

test('"yes please" confirms too, though carriers take YES for "send me texts"', async () => {
  const maya = await reminded('+12025550151', 'yes-please');
  await maya.texts(office.business.number, 'Yes please!');
  await maya.receives(/is confirmed/i);

  const tom = await reminded('+12025550152', 'yes');
  await tom.texts(office.business.number, 'YES');
  await tom.receives(/is confirmed/i);
});

test('what does not clearly confirm is asked again, never guessed', async () => {
  const maya = await reminded('+12025550153', 'unclear');

  await maya.texts(office.business.number, 'maybe, who knows');
  await maya.receives(/did not understand.*reply C to confirm, R for another time/is);
  expect((await clinic.shows('unclear')).state).toBe('reminded');
  await maya.texts(office.business.number, 'I do not confirm');
  await maya.receives(/thank you for telling us/i);
  expect((await clinic.shows('unclear')).state).toBe('change-requested');
  await office.olivia.receives(/maya lopez, \+1 202 555 0153 is not coming on tue, nov 24/i);
});

test('R asks staff for another time; C takes it back; both are told', async () => {
  const maya = await reminded('+12025550154', 'rescheduled');

  await maya.texts(office.business.number, 'R');
  await maya.receives(/we will call or text you to find another time/i);
  await office.olivia.receives(/\+1 202 555 0154 asks for another time instead of tue, nov 24/i);
  expect((await clinic.shows('rescheduled')).reminders.at(-1)).toMatch(/called-off/);
  await maya.texts(office.business.number, 'ok');
  expect(maya.unread()).toEqual([]);
  await maya.texts(office.business.number, 'C');
  await maya.receives(/is confirmed/i);
  await office.olivia.receives(/keeps tue, nov 24.*after all/i);
});

test('two appointments of one phone are told apart', async () => {
  const maya = await reminded('+12025550155', 'tooth');
  await clinic.books(maya, {
    reference: 'eyes',
    at: '2026-11-24T09:45:00-05:00',
    service: 'eye test',
  });
  await maya.receives(/eye test/i);
  await office.jobRuns();

  await maya.texts(office.business.number, 'C');
  await maya.receives(
    /which appointment.*1\) dental cleaning, .*9:30 AM; 2\) eye test, .*9:45 AM/is,
  );
  await maya.texts(office.business.number, '2');
  await maya.receives(/your eye test on .* is confirmed/i);
  expect((await clinic.shows('tooth')).state).toBe('reminded');
  expect((await clinic.shows('eyes')).state).toBe('confirmed');
  // One of them is answered, so the next answer is for the other.
  await maya.texts(office.business.number, 'R');
  await maya.receives(/another time for your dental cleaning/i);
});

test('CANCEL ends the texts at the carrier, but the appointment is not lost: staff see it', async () => {
  const maya = await reminded('+12025550156', 'cancel-keyword');

  await maya.texts(office.business.number, 'CANCEL');
  await maya.receives(/successfully been unsubscribed/i);
  await office.olivia.receives(
    /\+1 202 555 0156 answered CANCEL.*it may mean tue, nov 24.*please call/is,
  );
  const { state, history, reminders } = await clinic.shows('cancel-keyword');
  expect(state).toBe('change-requested');
  expect(history.at(-1)).toBe('request-change by carrier');
  expect(reminders.at(-1)).toMatch(/called-off/);
});

test('"cancel my appointment" cancels it', async () => {
  const maya = await reminded('+12025550157', 'cancelled');

  await maya.texts(office.business.number, 'Please cancel my appointment.');
  await maya.receives(/your dental cleaning on tue, nov 24 at 9:30 AM is cancelled/i);
  await office.olivia.receives(/\+1 202 555 0157 has cancelled tue, nov 24/i);
  await maya.texts(office.business.number, 'C');
  await maya.receives(/is cancelled\. for another appointment, reply HUMAN/i);
  expect((await clinic.shows('cancelled')).state).toBe('cancelled');
});

test('a stranger who answers C learns nothing', async () => {
  const stranger = customer('+12025550158');

  await stranger.texts(office.business.number, 'C');
  const reply = await stranger.receives(/welcome|did not understand/i);
  expect(reply.body).not.toMatch(/appointment on|confirmed/i);
});

test('a reminder that the customer answers in Spanish comes in Spanish', async () => {
  const rosa = customer('+12025550159');
  await clinic.books(rosa, {
    reference: 'spanish',
    at: '2026-11-24T09:30:00-05:00',
    service: 'limpieza dental',
    customer: { name: 'Rosa Diaz', language: 'es' },
  });
  await rosa.receives(
    /le recordamos su cita \(limpieza dental\), mar, 24 de nov, 9:30 am.*responda C/i,
  );

  await rosa.texts(office.business.number, 'Sí, confirmo');
  await rosa.receives(/gracias: su cita .* queda confirmada/i);
});

test('a bare yes is not taken from what somebody else has asked since', async () => {
  const maya = await reminded('+12025550160', 'other-talk');

  await maya.texts(office.business.number, 'TRACK');
  await maya.receives(/order/i);
  await maya.texts(office.business.number, 'yes');
  await maya.receives(/./);
  expect((await clinic.shows('other-talk')).state).toBe('reminded');
  await maya.texts(office.business.number, 'C');
  await maya.receives(/is confirmed/i);
});

test('asking twice for another time tells staff once', async () => {
  const maya = await reminded('+12025550161', 'twice');

  await maya.texts(office.business.number, 'R');
  await maya.texts(office.business.number, 'R');
  await maya.receives(/we will call or text you to find another time/i);
  await maya.receives(/we know that you would like another time/i);
  await office.olivia.receives(/\+1 202 555 0161 asks for another time/i);
  const again = office.olivia.unread().filter(({ body }) => body.includes('555 0161'));
  expect(again).toEqual([]);
});

test('on WhatsApp it is the same, and CANCEL means the appointment there', async () => {
  const maya = customer('+12025550163');
  const onWhatsApp = { from: `whatsapp:${maya.number}` };
  const business = `whatsapp:${office.business.number}`;
  await office.asks('/consents', {
    action: 'set',
    person: maya.number,
    sender: 'whatsapp:*',
    purpose: 'appointments',
    decision: 'agreed',
    how: 'web-form',
  });
  await clinic.books(maya, { reference: 'whatsapp', at: '2026-11-24T09:30:00-05:00' });
  const reminder = await maya.receives(/reminder of your dental cleaning/i);
  expect(reminder.to).toBe(`whatsapp:${maya.number}`);

  await maya.texts(business, 'C', onWhatsApp);
  await maya.receives(/is confirmed/i);
  await maya.texts(business, 'cancel', onWhatsApp);
  await maya.receives(/your dental cleaning .* is cancelled/i);
  expect((await clinic.shows('whatsapp')).state).toBe('cancelled');
  await office.olivia.receives(/\+1 202 555 0163 has cancelled/i);
});

test('an answer after the appointment changes nothing', async () => {
  const maya = await reminded('+12025550162', 'afterwards');
  await office.passes('24 hours');

  await maya.receives(/reminder/i);
  await maya.texts(office.business.number, 'C');
  await maya.receives(/the time of your dental cleaning has passed/i);
  expect((await clinic.shows('afterwards')).state).toBe('reminded');
});
