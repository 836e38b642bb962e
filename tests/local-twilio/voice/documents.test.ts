import { type App, appUrl, businessNumber, mayasNumber, openLine } from './phone-line';

const apology = /application error has occurred. Goodbye/;

async function dial(app: App) {
  const line = await openLine(app);
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  return { line, call };
}

test.each([
  ['no XML', { body: '<Response>\n  <Say>Hello</Response>' }, 12100, /Line 2, column \d+/],
  ['another root', { body: '<Answer/>' }, 12102, /Line 1, column 1.*<Answer>/],
  ['a small root', { body: '<response/>' }, 12102, /<response>/],
  ['JSON', { type: 'application/json', body: '{}' }, 12300, /application\/json/],
  ['no content type', { type: '', body: '<Response/>' }, 12300, /no content type/],
  ['too much', { body: `<Response>${' '.repeat(65_536)}</Response>` }, 11750, /64 kB/],
  ['a server error', { status: 500, body: 'broken' }, 11200, /500/],
] as const)('%s is an application error: %j', async (_, answer, code, text) => {
  const { line, call } = await dial({ '/voice': answer });
  await call.hears(apology);
  expect(await call.ends()).toBe('completed');
  expect(line.alertCodes()).toEqual([code]);
  expect(line.alertTexts()[0]).toMatch(text);
});

test.each([
  ['of a server error', { status: 503, body: '' }, '11200'],
  ['of a document that cannot be read', { body: '<Response>' }, '12100'],
] as const)('because %s the fallback URL is asked with code and URL', async (_, answer, code) => {
  const line = await openLine({ '/voice': answer, '/fallback': '<Say>Please hold.</Say>' });
  line.twilio.exchange.state.numbers.clear();
  const url = `${appUrl}/voice`;
  const fallbackUrl = `${appUrl}/fallback`;
  line.addNumber(businessNumber, {
    voice: { url, method: 'POST', fallbackUrl, fallbackMethod: 'GET' },
  });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.hears(/please hold/i);
  expect(line.requests('/fallback')).toHaveLength(1);
  expect(line.requests('/fallback')[0]).toMatchObject({
    method: 'GET',
    parameters: { ErrorCode: code, ErrorUrl: url, CallSid: call.sid },
  });
});

test('a fallback that fails as well ends in the apology', async () => {
  const line = await openLine({ '/voice': { status: 500 }, '/fallback': { body: 'x' } });
  line.twilio.exchange.state.numbers.clear();
  line.addNumber(businessNumber, {
    voice: {
      url: `${appUrl}/voice`,
      method: 'POST',
      fallbackUrl: `${appUrl}/fallback`,
      fallbackMethod: 'POST',
    },
  });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.hears(apology);
  expect(line.alertCodes()).toEqual([11200, 12100]);
});

test('a number without a voice URL ends in the apology, with an alert', async () => {
  const line = await openLine({});
  line.twilio.exchange.state.numbers.clear();
  line.addNumber(businessNumber, {
    voice: { url: '', method: 'POST', fallbackUrl: '', fallbackMethod: 'POST' },
  });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.hears(apology);
  expect(line.alertCodes()).toEqual([11100]);
});

test('plain text is spoken, TwiML as plain text is run', async () => {
  const spoken = await dial({ '/voice': { type: 'text/plain', body: 'We are closed.' } });
  await spoken.call.hears(/we are closed/i);
  expect(await spoken.call.ends()).toBe('completed');
  const run = await dial({
    '/voice': { type: 'text/plain', body: '<Response><Say>Open.</Say></Response>' },
  });
  await run.call.hears(/^Open\.$/);
});

test('an audio file is played in place of TwiML', async () => {
  const { line, call } = await dial({
    '/voice': { type: 'audio/mpeg', body: Buffer.alloc(32_000) },
  });
  await call.hears(/app.test\/voice/);
  const startedAt = line.twilio.exchange.clock.now();
  expect(await call.ends()).toBe('completed');
  expect(line.twilio.exchange.clock.now() - startedAt).toBe(2000);
});

test('an empty body ends the call with an alert, an empty Response without', async () => {
  const body = await dial({ '/voice': { body: '' } });
  expect(body.call.status).toBe('completed');
  expect(body.line.alertCodes()).toEqual([11770]);
  const response = await dial({ '/voice': '' });
  expect(response.call.status).toBe('completed');
  expect(response.line.alertCodes()).toEqual([]);
});

test('what the schema does not know is ignored with its place', async () => {
  const { line, call } = await dial({
    '/voice': '\n<Say lagnauge="en">Hello</Say>\n  <Shout/>\n<say>x</say><Say loop="x">Bye</Say>',
  });
  await call.hears(/Hello Bye/);
  expect(await call.ends()).toBe('completed');
  expect(line.alertCodes()).toEqual([12200, 12200, 12200, 13510]);
  expect(line.alertTexts()).toEqual([
    expect.stringMatching(/^Line 2, column 1, <Say>: .*'lagnauge'/),
    expect.stringMatching(/^Line 3, column 3, <Shout>/),
    expect.stringMatching(/^Line 4, column 1, <say>/),
    expect.stringMatching(/^Line 4, column 13, <Say>: "x" is no valid loop/),
  ]);
});

test('what is not covered is named, and the call goes on behind it', async () => {
  const { line, call } = await dial({
    '/voice':
      '<Enqueue>support</Enqueue><Dial><Conference>Room</Conference></Dial><Gather maxSpeechTime="9" timeout="1"/><Say>Still here.</Say>',
  });
  await call.hears(/still here/i);
  expect(line.alertCodes()).toEqual([20501, 20501, 20501]);
  expect(line.alertTexts().join()).toMatch(/<Enqueue>.*<Conference>.*maxSpeechTime/s);
});

test('URLs are relative to the document, and the method decides where parameters go', async () => {
  const { line, call } = await dial({
    '/voice': { status: 302, headers: { location: '/deep/first' } },
    '/deep/first': '<Redirect method="GET">second?a=1</Redirect>',
    '/deep/second': '<Say>Arrived.</Say>',
  });
  await call.hears(/arrived/i);
  const [second] = line.requests('/deep/second');
  expect(second?.method).toBe('GET');
  expect(second?.parameters).toMatchObject({ a: '1', CallSid: call.sid });
});

test('a redirect to something else than a web address is an application error', async () => {
  const { line, call } = await dial({ '/voice': '<Redirect>ftp://app.test/x</Redirect>' });
  await call.hears(apology);
  expect(line.alertTexts()).toEqual([expect.stringMatching(/"ftp:.*" is no http or https URL/)]);
});

test('a document that redirects to itself for ever ends at the limit of a call', async () => {
  const { call, line } = await dial({ '/voice': '<Pause length="600"/><Redirect/>' });
  expect(call.status).toBe('ringing');
  await line.twilio.passes('5 hours');
  expect(call.status).toBe('completed');
});

test('a defect of the local Twilio costs the one call and is shown', async () => {
  const shown = jest.spyOn(console, 'error').mockImplementation(() => {});
  const line = await openLine({
    '/voice': () => {
      throw new TypeError('A defect.');
    },
  });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.hears(apology);
  expect(await call.ends()).toBe('completed');
  expect(shown).toHaveBeenCalledWith(expect.stringContaining(call.sid), expect.any(TypeError));
  shown.mockRestore();
});

test('cookies of the app come back in the same call only', async () => {
  const seen: Array<string | undefined> = [];
  const line = await openLine({});
  line.twilio.exchange.transport.serve('app.test', async ({ headers, url }) => {
    seen.push(headers.cookie);
    const body = url.endsWith('/voice')
      ? '<Response><Redirect>/next</Redirect></Response>'
      : '<Response/>';
    return {
      status: 200,
      headers: { 'content-type': 'text/xml', 'set-cookie': 'visit=1; Path=/' },
      body: Buffer.from(body),
    };
  });
  const person = line.twilio.person(mayasNumber);
  await (await person.dials(businessNumber)).ends();
  await (await person.dials(businessNumber)).ends();
  expect(seen).toEqual([undefined, 'visit=1', undefined, 'visit=1']);
});

test('an element in a wrong place is ignored, with its place', async () => {
  const { line, call } = await dial({
    '/voice':
      '<Say>One <Redirect>x</Redirect></Say><Gather timeout="1"><Record/></Gather><Dial><Say>x</Say></Dial>',
  });
  await call.hears(/^One$/);
  expect(await call.ends()).toBe('completed');
  expect(line.alertCodes()).toEqual([12200, 13320, 13215]);
  expect(line.alertTexts()[0]).toMatch(/^Line 1, column 20, <Redirect>: .*<Say>/);
});

test('an alert about a document has the request and the answer that it is about', async () => {
  const { line, call } = await dial({ '/voice': '<Shout/>' });
  expect(line.twilio.exchange.state.alerts.list()).toEqual([
    expect.objectContaining({
      errorCode: 12200,
      logLevel: 'warning',
      resourceSid: call.sid,
      requestMethod: 'POST',
      requestUrl: `${appUrl}/voice`,
      requestVariables: expect.stringContaining(`CallSid=${call.sid}`),
      responseBody: '<Response><Shout/></Response>',
      responseHeaders: 'content-type=text%2Fxml',
    }),
  ]);
});
