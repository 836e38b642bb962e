import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeAll(async () => {
  office = await openForBusiness();
});
afterAll(() => office?.close());

test('a machine that answers every reply is answered ten times, told to call, and then met with silence', async () => {
  const { twilio, business, passes } = office;
  const machine = twilio.person('+12025550171');

  for (let round = 0; round < 15; round += 1) {
    await machine.texts(business.number, 'I am driving and will answer later.');
  }
  await passes('1 minute');
  const replies = machine.unread().map(({ body }) => body);
  expect(replies).toHaveLength(11);
  expect(replies.at(-1)).toMatch(/sent many texts.*call this number/);

  await passes('1 hour');
  await machine.texts(business.number, 'MENU');
  await machine.receives(/^Welcome/);
});
