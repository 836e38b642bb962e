import { businessNumber, mayasNumber, openLine } from './phone-line';

test('a caller hears the menu, presses a key and is sent on', async () => {
  const line = await openLine({
    '/voice': '<Gather numDigits="1" action="/menu"><Say>Press 1 for sales.</Say></Gather>',
    '/menu': ({ parameters }) =>
      parameters.Digits === '1' ? '<Redirect>/sales</Redirect>' : '<Say>Sorry.</Say>',
    '/sales': '<Say>Welcome to sales.</Say><Hangup/>',
  });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  expect(call.status).toBe('in-progress');
  await call.hears(/press 1 for sales/i);
  await call.presses('1');
  await call.hears(/welcome to sales/i);
  expect(await call.ends()).toBe('completed');
  expect(line.requests('/voice')[0]?.parameters).toMatchObject({
    CallSid: call.sid,
    AccountSid: line.twilio.accounts.live.sid,
    From: mayasNumber,
    To: businessNumber,
    Caller: mayasNumber,
    Called: businessNumber,
    CallStatus: 'ringing',
    ApiVersion: '2010-04-01',
    Direction: 'inbound',
    FromCountry: 'US',
    FromCity: '',
  });
  expect(line.requests('/menu')[0]?.parameters).toMatchObject({
    Digits: '1',
    CallStatus: 'in-progress',
  });
  expect(line.alertCodes()).toEqual([]);
});
