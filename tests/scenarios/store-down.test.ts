import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeAll(async () => {
  office = await openForBusiness();
  office.storeIs('down');
});
afterAll(() => office?.close());

test('a caller hears an apology and reaches the front desk', async () => {
  const { maya, olivia, business } = office;

  const call = await maya.dials(business.number);
  await call.hears(/sorry.*putting you through to a person/i);
  const atOlivia = await olivia.isCalled();
  await atOlivia.answers();
  await call.says('Are you open?');
  await atOlivia.hears(/are you open/i);
  await call.hangsUp();
  expect(await call.ends()).toBe('completed');
});

test('with nobody at the front desk the caller leaves a message, which stays in the account', async () => {
  const { maya, olivia, business, twilio } = office;
  olivia.neverAnswers();

  const call = await maya.dials(business.number);
  await call.hears(/putting you through/i);
  await call.hears(/leave a message with your number after the tone/i);
  await call.hears(/beep/i);
  await call.says('Please call me back', { thenHangsUp: true });
  await call.ends();
  expect(
    twilio.exchange.state.recordings.find(({ callSid }) => callSid === call.sid),
  ).toMatchObject({
    spokenText: 'Please call me back',
  });
});

test('a texter gets an apology', async () => {
  const { maya, business } = office;

  await maya.texts(business.number, 'TRACK');
  await maya.receives(/sorry, something went wrong on our side/i);
});

test('when the store is back, everything works again', async () => {
  const { tom, business } = office;
  office.storeIs('up');

  const call = await tom.dials(business.number);
  await call.hears(/press 1/i);
  await call.hangsUp();
  await tom.texts(business.number, 'MENU');
  await tom.receives(/welcome/i);
});
