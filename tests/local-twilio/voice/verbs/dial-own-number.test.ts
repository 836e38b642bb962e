import { businessNumber, mayasNumber, openLine } from '../phone-line';

test('a dialled number of the account gets an inbound call of its own', async () => {
  const secondNumber = '+12025550101';
  const line = await openLine({
    '/voice': ({ parameters }) =>
      parameters.To === businessNumber
        ? `<Dial action="/ended">${secondNumber}</Dial>`
        : '<Say>This is the second line.</Say>',
    '/ended': '<Say>Ended.</Say>',
  });
  line.addNumber(secondNumber);
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.hears(/this is the second line/i);
  await call.hears(/ended/i);
  expect(line.requests('/voice').map(({ parameters }) => parameters.Direction)).toEqual([
    'inbound',
    'inbound',
  ]);
  expect(line.twilio.exchange.state.calls.size).toBe(3);
});

test('a caller who hangs up ends the inbound call at the dialled number as well', async () => {
  const secondNumber = '+12025550101';
  const line = await openLine({
    '/voice': ({ parameters }) =>
      parameters.To === businessNumber
        ? `<Dial>${secondNumber}</Dial>`
        : '<Gather numDigits="1" timeout="600" action="/pressed"/>',
    '/pressed': '<Say>Thank you for the key.</Say><Pause length="600"/>',
  });
  line.addNumber(secondNumber);
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await line.twilio.passes('5 seconds');
  await call.presses('7');
  await call.hears(/thank you for the key/i);
  expect(line.requests('/pressed')[0]?.parameters).toMatchObject({ Digits: '7' });
  await call.hangsUp();
  const statuses = line.twilio.exchange.state.calls.list().map(({ status }) => status);
  expect(statuses).toEqual(['completed', 'completed', 'completed']);
});
