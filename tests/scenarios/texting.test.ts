import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeAll(async () => {
  office = await openForBusiness();
});
beforeEach(async () => {
  // Whatever a test before left open has ended by then.
  await office.passes('2 hours');
});
afterAll(() => office?.close());

test('MENU shows what can be asked', async () => {
  const { maya, business } = office;

  await maya.texts(business.number, 'menu');
  await maya.receives(/welcome to northside clinic.*TRACK.*HUMAN/is);
});

test('TRACK leads to the status of an order', async () => {
  const { maya, business } = office;

  await maya.texts(business.number, 'MENU');
  await maya.receives(/TRACK/);
  await maya.texts(business.number, ' track! ');
  await maya.receives(/order number/i);
  await maya.texts(business.number, 'NC-9999');
  await maya.receives(/found no order/i);
  await maya.texts(business.number, 'nc-1001');
  await maya.receives(/NC-1001 has been shipped.*november 24/i);
});

test('BILL leads to the balance, and only for the phone of the account', async () => {
  const { maya, tom, business } = office;

  await maya.texts(business.number, 'BILL');
  await maya.receives(/e-mail address/i);
  await maya.texts(business.number, 'maya@example.com');
  await maya.receives(/A-2041.*\$42\.50/);

  await tom.texts(business.number, 'BILL');
  await tom.receives(/e-mail address/i);
  await tom.texts(business.number, 'maya@example.com');
  await tom.receives(/found no account/i);
});

test('TECH has an answer for each of its three troubles', async () => {
  const { maya, business } = office;

  for (const [choice, answer] of [
    ['1', /sign in/i],
    ['2', /link/i],
    ['3', /texts do not arrive/i],
  ] as const) {
    await maya.texts(business.number, 'TECH');
    await maya.receives(/reply 1 for signing in/i);
    await maya.texts(business.number, choice);
    await maya.receives(answer);
  }
});

test('HUMAN opens a ticket and staff get a text; asking again opens no second one', async () => {
  const { tom, ben, business, rows } = office;

  await tom.texts(business.number, 'HUMAN');
  await tom.receives(/a person will write to you here/i);
  await ben.receives(/support request #\d+ from tom reed/i);
  await tom.texts(business.number, 'human');
  await tom.receives(/is open already/i);
  const tickets = await rows(
    "select state from support_tickets where customer_address = '+12025550148'",
  );
  expect(tickets).toEqual([{ state: 'open' }]);
});

test('what the bot does not understand is asked again, and a person is offered after three tries', async () => {
  const { maya, business } = office;

  await maya.texts(business.number, 'MENU');
  await maya.receives(/welcome/i);
  for (const words of ['I know a human', 'asdf']) {
    await maya.texts(business.number, words);
    const reply = await maya.receives(/did not understand/i);
    expect(reply.body).not.toMatch(/rather talk to a person/i);
  }
  await maya.texts(business.number, '???');
  await maya.receives(/did not understand.*rather talk to a person\? reply HUMAN/is);
});

test('a conversation is remembered for 30 minutes and not longer', async () => {
  const { maya, business, passes } = office;

  await maya.texts(business.number, 'TRACK');
  await maya.receives(/order number/i);
  await passes('29 minutes');
  await maya.texts(business.number, 'NC-1002');
  await maya.receives(/NC-1002 has been delivered/i);

  await maya.texts(business.number, 'TRACK');
  await maya.receives(/order number/i);
  await passes('31 minutes');
  await maya.texts(business.number, 'NC-1002');
  await maya.receives(/ended after 30 minutes.*welcome/is);
});

test('two people at once are not mixed up', async () => {
  const { maya, tom, business } = office;

  await Promise.all([maya.texts(business.number, 'TRACK'), tom.texts(business.number, 'BILL')]);
  await maya.receives(/order number/i);
  await tom.receives(/e-mail address/i);
  await Promise.all([
    maya.texts(business.number, 'NC-1001'),
    tom.texts(business.number, 'tom@example.com'),
  ]);
  await maya.receives(/NC-1001/);
  await tom.receives(/A-2042.*nothing to pay/);
});

test('WhatsApp is a conversation of its own, answered on WhatsApp', async () => {
  const { maya, business } = office;
  const onWhatsApp = { from: `whatsapp:${maya.number}` };

  await maya.texts(`whatsapp:${business.number}`, 'TRACK', onWhatsApp);
  const question = await maya.receives(/order number/i);
  expect(question).toMatchObject({
    from: `whatsapp:${business.number}`,
    to: `whatsapp:${maya.number}`,
  });
  await maya.texts(business.number, 'MENU');
  expect((await maya.receives(/welcome/i)).from).toBe(business.number);
  await maya.texts(`whatsapp:${business.number}`, 'NC-1001', onWhatsApp);
  expect((await maya.receives(/NC-1001 has been shipped/i)).from).toBe(
    `whatsapp:${business.number}`,
  );
});

test('the delivery of a text to staff is followed to its end', async () => {
  const { maya, ben, business, rows, passes } = office;
  ben.isUnreachable();

  await maya.texts(business.number, 'HUMAN');
  await maya.receives(/a person will write/i);
  await passes('1 minute');
  const [delivery] = await rows(
    "select state, error_code from deliveries where recipient = '+12025550122' order by updated_at desc limit 1",
  );
  expect(delivery).toEqual({ state: 'undelivered', error_code: 30003 });
  ben.isReachableAgain();
});
