import { businessNumber, mayasNumber, openLine } from '../phone-line';

/** Maya says something that takes 2 seconds; answers when it was sent (seconds) and the alerts. */
async function say(attributes: string) {
  const line = await openLine({
    '/voice': `<Gather input="speech" action="/result" ${attributes}/>`,
    '/result': '<Hangup/>',
  });
  const startsAt = line.twilio.exchange.clock.now();
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.says('1234567890');
  await line.twilio.passes('1 minute');
  const [result] = line.requests('/result');
  return {
    sentAfter: ((result?.at ?? Number.NaN) - startsAt) / 1000,
    alertCodes: line.alertCodes(),
    alertTexts: line.alertTexts(),
  };
}

const hints = (count: number): string =>
  Array.from({ length: count }, (_, index) => `word ${index}`).join(', ');

test('500 hints are taken, one more raises 13330', async () => {
  expect((await say(`hints="${hints(500)}"`)).alertCodes).toEqual([]);
  const tooMany = await say(`hints="${hints(501)}"`);
  expect(tooMany).toMatchObject({ alertCodes: [13330], sentAfter: 2 + 5 });
  expect(tooMany.alertTexts[0]).toMatch(/501 hints/);
});

test('speechTimeout="auto" with a speechModel raises 13335, and the time-out holds', async () => {
  expect(await say('speechTimeout="auto" timeout="4"')).toMatchObject({
    alertCodes: [],
    sentAfter: 2 + 1,
  });
  expect(
    await say('speechTimeout="auto" timeout="4" speechModel="experimental_conversations"'),
  ).toMatchObject({ alertCodes: [13335], sentAfter: 2 + 4 });
});

test('a speechModel with a number of seconds is taken', async () => {
  expect(await say('speechTimeout="3" speechModel="phone_call" enhanced="true"')).toMatchObject({
    alertCodes: [],
    sentAfter: 2 + 3,
  });
});
