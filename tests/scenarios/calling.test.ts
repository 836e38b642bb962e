import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeAll(async () => {
  office = await openForBusiness();
});
afterAll(() => office?.close());

test('a caller reaches sales', async () => {
  const { maya, sara, business } = office;

  const call = await maya.dials(business.number);
  await call.hears(/thank you for calling northside clinic/i);
  await call.presses('1');
  await call.hears(/connect you to sales/i);

  const atSara = await sara.isCalled();
  await atSara.answers();
  await atSara.hears(/call for sales.*press 1 to accept/i);
  await atSara.presses('1');
  await atSara.says('Good morning, this is Sara.');
  await call.hears(/this is sara/i);
  await call.says('I would like to buy glasses.');
  await atSara.hears(/buy glasses/i);
  await call.hangsUp();
  expect(await atSara.ends()).toBe('completed');
});
