import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { type Credentials, sdkFor } from '../sdk';
import {
  agentsNumber,
  appUrl,
  businessNumber,
  mayasNumber,
  openLine,
  type PhoneLine,
} from '../voice/phone-line';

const url = `${appUrl}/outbound`;
const numbers = { from: businessNumber, to: agentsNumber };
const request = { ...numbers, url };
const app = { '/outbound': '<Say>Hello.</Say>', '/voice': '<Say>Hi.</Say>' };

test.each([
  [{ to: '' }, 21201],
  [{ from: '' }, 21213],
  [{ to: '12' }, 21211],
  [{ from: 'nobody' }, 21212],
  [{ from: '+12025550199' }, 21210],
  [{ url: '' }, 21205],
  [{ url: 'ftp://app.test' }, 21205],
  [{ applicationSid: 'AP00000000000000000000000000000000' }, 21218],
  [{ sendDigits: 'hello' }, 21206],
  [{ timeout: 601 }, 21208],
  [{ method: 'PUT' }, 21209],
  [{ statusCallback: 'no url' }, 21609],
  [{ statusCallbackEvent: ['started'] }, 21626],
  [{ machineDetection: 'Maybe' }, 21207],
  [{ asyncAmd: 'true' }, 20501],
  [{ to: 'client:ada' }, 20501],
  [{ byoc: 'BY00000000000000000000000000000000' }, 20501],
])('a request with %j is refused: %d', async (change, code) => {
  const line = await openLine(app);
  await expect(sdkFor(line.twilio).calls.create({ ...request, ...change })).rejects.toMatchObject({
    code,
    moreInfo: `https://www.twilio.com/docs/errors/${code}`,
  });
  expect(line.twilio.exchange.state.calls.size).toBe(0);
});

describe('test credentials', () => {
  const magic = '+15005550006';
  const withTestCredentials = ({ accounts }: LocalTwilio): Credentials => ({
    username: accounts.test.sid,
    password: accounts.test.authToken,
  });

  test.each([
    [{ to: '+15005550001' }, 21217],
    [{ to: '+15005550002' }, 21214],
    [{ to: '+15005550003' }, 21215],
    [{ to: '+15005550004' }, 21216],
    [{ from: '+15005550001' }, 21212],
    [{ from: businessNumber }, 21210],
  ])('know the magic number in %j: %d', async (change, code) => {
    const twilio = await createLocalTwilio();
    const sdk = sdkFor(twilio, withTestCredentials(twilio));
    const call = { from: magic, to: mayasNumber, url, ...change };
    await expect(sdk.calls.create(call)).rejects.toMatchObject({ code, status: 400 });
    await twilio.close();
  });

  test('dial nothing and call nobody back', async () => {
    const line = await openLine({ ...app, '/status': '' });
    const sdk = sdkFor(line.twilio, withTestCredentials(line.twilio));
    const call = await sdk.calls.create({
      from: magic,
      to: mayasNumber,
      url,
      statusCallback: `${appUrl}/status`,
    });
    expect(call).toMatchObject({ status: 'queued', to: mayasNumber });
    await line.twilio.passes('5 minutes');
    expect(line.requests()).toEqual([]);
    expect(line.twilio.exchange.state.calls.size).toBe(0);
    await expect(sdk.calls.list()).rejects.toMatchObject({ code: 20008, status: 403 });
  });
});

describe('where the document comes from', () => {
  async function hear(line: PhoneLine, change: Record<string, unknown>): Promise<string> {
    const person = line.twilio.person(agentsNumber, { calls: 'answers' });
    await sdkFor(line.twilio).calls.create({ ...numbers, ...change });
    const call = await person.isCalled();
    await call.ends();
    return call.heard.map(({ text }) => text).join(' ');
  }

  test('Twiml', async () => {
    const line = await openLine(app);
    expect(await hear(line, { twiml: '<Response><Say>Given.</Say></Response>' })).toBe('Given.');
    expect(line.requests()).toEqual([]);
  });

  test('Url goes before Twiml, and is asked by its Method', async () => {
    const line = await openLine(app);
    const both = { url, method: 'GET', twiml: '<Response><Say>Given.</Say></Response>' };
    expect(await hear(line, both)).toBe('Hello.');
    expect(line.requests('/outbound')[0]?.method).toBe('GET');
  });

  test('ApplicationSid: its URLs replace those of the request', async () => {
    const line = await openLine({ ...app, '/app': '<Say>Application.</Say>', '/status': '' });
    const { sid } = await sdkFor(line.twilio).applications.create({
      friendlyName: 'Reminder',
      voiceUrl: `${appUrl}/app`,
      statusCallback: `${appUrl}/status`,
    });
    expect(await hear(line, { applicationSid: sid, url })).toBe('Application.');
    await line.twilio.passes('1 second');
    expect(line.requests('/status')).toHaveLength(1);
  });

  test('FallbackUrl when Url fails', async () => {
    const line = await openLine({ ...app, '/outbound': { status: 500 } });
    expect(await hear(line, { url, fallbackUrl: `${appUrl}/voice` })).toBe('Hi.');
  });

  test('Twiml has no URL, so that a relative one in it is an error', async () => {
    const line = await openLine(app);
    const twiml =
      '<Response><Gather action="/menu" numDigits="1" timeout="1" actionOnEmptyResult="true"/></Response>';
    expect(await hear(line, { twiml })).toMatch(/application error/);
    expect(line.alertCodes()).toEqual([11100]);
  });

  test('TwiML that is none ends in the apology', async () => {
    const line = await openLine(app);
    expect(await hear(line, { twiml: '<Response>' })).toMatch(/application error/);
    expect(line.alertCodes()).toEqual([12100]);
  });
});

test('calls are listed newest first, by their filters', async () => {
  const line = await openLine({ ...app, '/voice': `<Dial>${agentsNumber}</Dial>` });
  line.twilio.person(agentsNumber, { calls: 'busy' });
  const sdk = sdkFor(line.twilio);
  const first = await line.twilio.person(mayasNumber).dials(businessNumber);
  await first.ends();
  await line.twilio.passes('1 day');
  const { sid } = await sdk.calls.create(request);
  await line.twilio.passes('1 minute');

  const sids = async (filter: Parameters<typeof sdk.calls.list>[0]): Promise<string[]> =>
    (await sdk.calls.list(filter)).map((call) => call.sid);
  const [child = ''] = await sids({ parentCallSid: first.sid });
  expect(await sids({})).toEqual([sid, child, first.sid]);
  expect(await sids({ to: businessNumber })).toEqual([first.sid]);
  expect(await sids({ from: businessNumber })).toEqual([sid]);
  expect(await sids({ status: 'busy' })).toEqual([sid, child]);
  expect(await sids({ startTime: new Date('2026-03-02T00:00:00Z') })).toEqual([child, first.sid]);
  expect(await sids({ startTimeAfter: new Date('2026-03-03T00:00:00Z') })).toEqual([sid]);
  expect(await sids({ endTimeBefore: new Date('2026-03-02T23:00:00Z') })).toEqual([
    child,
    first.sid,
  ]);
  expect(await sids({ limit: 2, pageSize: 1 })).toEqual([sid, child]);
});

test('a call is deleted when it is over only', async () => {
  const line = await openLine({ '/voice': '<Say>Hi</Say><Pause length="60"/>' });
  const sdk = sdkFor(line.twilio);
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await expect(sdk.calls(call.sid).remove()).rejects.toMatchObject({ code: 20009, status: 409 });
  await call.hangsUp();
  expect(await sdk.calls(call.sid).remove()).toBe(true);
  await expect(sdk.calls(call.sid).fetch()).rejects.toMatchObject({ code: 20404, status: 404 });
});

test('a call that rings is hung up on with completed; a running one cannot be canceled', async () => {
  const line = await openLine({ '/voice': '<Say>Hi</Say><Pause length="60"/>' });
  const sdk = sdkFor(line.twilio);
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await expect(sdk.calls(call.sid).update({ status: 'canceled' })).rejects.toMatchObject({
    code: 21220,
  });
  expect(await sdk.calls(call.sid).update({})).toMatchObject({ status: 'in-progress' });
  expect(await sdk.calls(call.sid).update({ status: 'completed' })).toMatchObject({
    status: 'completed',
  });
  expect(call.status).toBe('completed');
  await expect(sdk.calls(call.sid).update({ status: 'completed' })).rejects.toMatchObject({
    code: 21220,
  });
});
