import { businessNumber, mayasNumber, openLine } from './phone-line';

const apology = /application error has occurred. Goodbye/;

test.each([
  [
    'redirects to itself',
    { '/voice': '<Redirect>/voice</Redirect>' },
    /test\/voice → \S+\/voice\./,
  ],
  [
    'leads in a circle',
    { '/voice': '<Redirect>/b</Redirect>', '/b': '<Redirect>/voice</Redirect>' },
    /test\/b → \S+\/voice → \S+\/b\./,
  ],
  ['dials nobody, for ever', { '/voice': '<Dial action="/voice"></Dial>' }, /\/voice → /],
])('a document that %s ends the call, and the alert names the loop', async (_, app, loop) => {
  const line = await openLine(app);
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await line.twilio.passes('1 day');
  expect(call.status).toBe('completed');
  expect(line.requests()).toHaveLength(100);
  expect(line.alertCodes().at(-1)).toBe(11215);
  expect(line.alertTexts().at(-1)).toMatch(loop);
  expect(line.twilio.exchange.voice.leg(call.sid)?.heard.at(-1)?.text).toMatch(apology);
});

test('the time between empty documents grows', async () => {
  const line = await openLine({ '/voice': '<Redirect>/voice</Redirect>' });
  await line.twilio.person(mayasNumber).dials(businessNumber);
  await line.twilio.passes('1 second');
  const times = line.requests().map(({ at }) => at);
  const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(pauses.slice(0, 4)).toEqual([20, 40, 60, 80]);
});

test('a menu that repeats for as long as a call may last is no loop', async () => {
  const line = await openLine({ '/voice': '<Say>Press 1.</Say><Redirect>/voice</Redirect>' });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await line.twilio.passes('30 minutes');
  expect(line.requests().length).toBeGreaterThan(1000);
  expect(call.status).toBe('in-progress');
  expect(line.alertCodes()).toEqual([]);
});
