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

/** Somebody with an appointment tomorrow at 9:30 who is reminded at once, since it is booked late. */
async function reminded(number: string, reference: string): Promise<Person> {
  const who = office.twilio.person(number);
  await clinic.books(who, { reference, at: '2026-11-24T09:30:00-05:00' });
  await who.receives(/reminder of your dental cleaning/i);
  await office.jobRuns();
  return who;
}

test('people who ask for their appointments are told, and strangers learn nothing', async () => {
  const maya = await reminded('+12025550171', 'asked-for');
  const stranger = office.twilio.person('+12025550172');

  await maya.texts(office.business.number, 'What time is my appointment?');
  await maya.receives(/^dental cleaning, Tue, Nov 24 at 9:30 AM: not confirmed yet\. Reply C/);
  await maya.texts(office.business.number, 'yes');
  await maya.receives(/is confirmed/i);
  await clinic.cancels('asked-for');
  await maya.receives(/cancelled/i);
  await maya.texts(office.business.number, 'is it still on?');
  await maya.receives(/^dental cleaning, .*: cancelled\. For another appointment, reply HUMAN/);

  await stranger.texts(office.business.number, 'APPOINTMENTS');
  await stranger.receives(/no appointment ahead with this number/);
});

test('what nobody understands twice goes to staff once, in the own words of who wrote it', async () => {
  const maya = await reminded('+12025550173', 'unclear-twice');

  await maya.texts(office.business.number, 'My sister has the car then');
  await maya.receives(/did not understand that.*reply C to confirm/is);
  await maya.texts(office.business.number, 'so it depends on her');
  await maya.receives(/a person will look at what you wrote/i);
  await office.olivia.receives(
    /0173 wrote about Tue, Nov 24 at 9:30 AM.*: "My sister has the car then \/ so it depends on her"/,
  );
  await maya.texts(office.business.number, 'thanks');
  await maya.texts(office.business.number, 'I shall ask her');
  const told = office.olivia.unread().filter(({ body }) => body.includes('555 0173'));
  expect(told).toEqual([]);
  expect((await clinic.shows('unclear-twice')).state).toBe('reminded');
});

test('after a word against it, "both" confirms nothing', async () => {
  const maya = await reminded('+12025550174', 'first-of-two');
  await clinic.books(maya, {
    reference: 'second-of-two',
    at: '2026-11-24T09:45:00-05:00',
    service: 'blood test',
  });
  await maya.receives(/blood test/i);
  await office.jobRuns();

  await maya.texts(office.business.number, 'C');
  await maya.receives(/which appointment would you like to confirm/i);
  await maya.texts(office.business.number, 'I am not sure that I can come at all');
  await maya.receives(/with the number \(as C 1\).*1\) dental cleaning.*2\) blood test/is);
  await maya.texts(office.business.number, 'both');
  await maya.receives(/a person will look at what you wrote/i);
  expect((await clinic.shows('first-of-two')).state).toBe('reminded');
  expect((await clinic.shows('second-of-two')).state).toBe('reminded');

  await maya.texts(office.business.number, 'C');
  await maya.receives(/which appointment would you like to confirm/i);
  await maya.texts(office.business.number, 'The blood test');
  await maya.receives(/your blood test on .* is confirmed/i);
  expect((await clinic.shows('first-of-two')).state).toBe('reminded');
});

test('a second C confirms nothing that nobody has asked about', async () => {
  const maya = await reminded('+12025550175', 'near');
  await clinic.books(maya, { reference: 'far', at: '2026-12-22T09:30:00-05:00' });

  await maya.texts(office.business.number, 'C');
  await maya.receives(/Nov 24 at 9:30 AM is confirmed\./i);
  await maya.texts(office.business.number, 'C');
  await maya.receives(/Nov 24 at 9:30 AM is confirmed already/i);
  expect((await clinic.shows('far')).state).toBe('booked');
});

test('a wrong number hears no more of it, and staff are told to find the right one', async () => {
  const stranger = await reminded('+12025550176', 'wrong-number');

  await stranger.texts(office.business.number, 'Sorry, wrong number');
  const reply = await stranger.receives(/will not remind you of it again/i);
  expect(reply.body).not.toMatch(/dental|Nov/);
  await office.olivia.receives(/0176 says that this is the wrong number/);
  expect((await clinic.shows('wrong-number')).reminders.at(-1)).toMatch(/called-off/);
});
