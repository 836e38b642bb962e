import twilioSdk from 'twilio';
import { type FrontOffice, openForBusiness } from './front-office';

const { getExpectedTwilioSignature } = twilioSdk;

let office: FrontOffice;
let domainName: string;

beforeAll(async () => {
  office = await openForBusiness();
  domainName = office.twilio.exchange.functions.currentDomain ?? '';
});
afterAll(() => office?.close());

const callSid = `CA${'0'.repeat(31)}1`;
const messageSid = `SM${'0'.repeat(31)}1`;

function webhook(path: string): Record<string, string> {
  const both = {
    AccountSid: office.twilio.accounts.live.sid,
    ApiVersion: '2010-04-01',
    From: '+12025550147',
    To: '+12025550100',
  };
  return path.startsWith('/voice/')
    ? { ...both, CallSid: callSid, CallStatus: 'ringing', Direction: 'inbound' }
    : {
        ...both,
        MessageSid: messageSid,
        SmsSid: messageSid,
        SmsStatus: 'received',
        Body: 'HUMAN',
        NumMedia: '0',
      };
}

async function post({
  path,
  parameters = webhook(path),
  signature,
}: {
  path: string;
  parameters?: Record<string, string>;
  signature: string | undefined;
}): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${office.twilio.functionsUrl}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(signature === undefined ? {} : { 'x-twilio-signature': signature }),
    },
    body: new URLSearchParams(parameters),
  });
  return { status: answer.status, text: await answer.text() };
}

function sign({
  path,
  parameters = webhook(path),
  authToken = office.twilio.accounts.live.authToken,
}: {
  path: string;
  parameters?: Record<string, string>;
  authToken?: string;
}): string {
  return getExpectedTwilioSignature(authToken, `https://${domainName}${path}`, parameters);
}

async function everythingKept(): Promise<unknown> {
  const { rows } = office;
  return {
    calls: await rows('select call_sid from calls'),
    tickets: await rows('select number from support_tickets'),
    messages: await rows('select message_sid from inbound_messages'),
    outbox: await rows('select idempotency_key from outbox'),
  };
}

const nothing = { calls: [], tickets: [], messages: [], outbox: [] };
const paths = [
  '/voice/incoming',
  '/voice/menu',
  '/voice/status',
  '/messaging/incoming',
  '/messaging/status',
  '/system/fallback',
];

describe.each(paths)('%s', (path) => {
  test('without a signature is refused and changes nothing', async () => {
    expect((await post({ path, signature: undefined })).status).toBe(403);
    expect(await everythingKept()).toEqual(nothing);
  });

  test('with the signature of another token is refused and changes nothing', async () => {
    const signature = sign({ path, authToken: 'f'.repeat(32) });
    expect((await post({ path, signature })).status).toBe(403);
    expect(await everythingKept()).toEqual(nothing);
  });

  test('with a parameter changed after signing is refused and changes nothing', async () => {
    const signature = sign({ path });
    const parameters = { ...webhook(path), From: '+12025550148' };
    expect((await post({ path, parameters, signature })).status).toBe(403);
    expect(await everythingKept()).toEqual(nothing);
  });
});

test('a rightly signed webhook for another account changes nothing', async () => {
  const parameters = { ...webhook('/messaging/incoming'), AccountSid: `AC${'f'.repeat(32)}` };
  const signature = sign({ path: '/messaging/incoming', parameters });
  await post({ path: '/messaging/incoming', parameters, signature });
  expect(await everythingKept()).toEqual(nothing);
});

test('the same text delivered twice gets the same reply and one ticket', async () => {
  const path = '/messaging/incoming';
  const first = await post({ path, signature: sign({ path }) });
  const kept = await everythingKept();
  const second = await post({ path, signature: sign({ path }) });

  expect(first.status).toBe(200);
  expect(first.text).toMatch(/<Message>.*person will write/s);
  expect(second).toEqual(first);
  expect(await everythingKept()).toEqual(kept);
  expect(kept).toMatchObject({ tickets: [{}], messages: [{ message_sid: messageSid }] });
});

test('the same call delivered twice is one call', async () => {
  const path = '/voice/incoming';
  const first = await post({ path, signature: sign({ path }) });
  const second = await post({ path, signature: sign({ path }) });

  expect(first.text).toMatch(/<Gather/);
  expect(second).toEqual(first);
  expect(await office.rows('select call_sid from calls')).toEqual([{ call_sid: callSid }]);
});
