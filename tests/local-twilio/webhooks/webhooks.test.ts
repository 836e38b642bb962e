import { createServer, type RequestListener, type Server } from 'node:http';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import type { WebhookRequest } from '../../../local-twilio/webhooks/outcome';
import { Application } from '../application';

let local: LocalTwilio;
let app: Application;
let servers: Server[] = [];

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00Z', webhookTimeoutMs: 100 });
  app = new Application(local);
});

afterEach(async () => {
  await local.close();
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  servers = [];
});

function to(url: string, change: Partial<WebhookRequest> = {}): WebhookRequest {
  return {
    webhook: 'messaging.inbound',
    accountSid: local.accounts.live.sid,
    method: 'POST',
    url,
    parameters: { Body: 'Hi', From: '+12025550111' },
    subject: {},
    ...change,
  };
}

/** A server on a real socket. Answers its URL. */
async function serverAt(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return `http://127.0.0.1:${address.port}`;
}

function alertCodes(): number[] {
  return local.exchange.state.alerts.list().map(({ errorCode }) => errorCode);
}

function attempts(): Array<{ attempt: number; role: string; errorCode: number | null }> {
  return local.exchange.timeline.list().flatMap((event) => {
    if (event.kind !== 'webhook') return [];
    const { attempt, role, errorCode } = event.exchange;
    return [{ attempt, role, errorCode }];
  });
}

test('a POST carries form, headers and signature over a real socket', async () => {
  const seen: Array<Record<string, unknown>> = [];
  const url = await serverAt((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      seen.push({ method: request.method, headers: request.headers, body });
      response.writeHead(200, { 'content-type': 'text/xml' }).end('<Response/>');
    });
  });
  const outcome = await local.exchange.webhooks.ask(to(`${url}/sms?a=1`));
  expect(outcome).toMatchObject({ kind: 'answered', status: 200, body: '<Response/>' });
  expect(seen).toMatchObject([
    {
      method: 'POST',
      body: 'Body=Hi&From=%2B12025550111',
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'user-agent': 'TwilioProxy/1.1',
        'x-twilio-signature': expect.stringMatching(/^[\w+/]{27}=$/),
        'i-twilio-idempotency-token': expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    },
  ]);
});

// Source: Twilio's error dictionary, HTTP retrieval errors.
describe('failures over real sockets', () => {
  test('a server that is not there is tried twice: 11205', async () => {
    const url = await serverAt(() => {});
    for (const server of servers) await new Promise((resolve) => server.close(resolve));
    const outcome = await local.exchange.webhooks.ask(to(url));
    expect(outcome).toMatchObject({ kind: 'failed', errorCode: 11205 });
    expect(attempts()).toEqual([
      { attempt: 1, role: 'primary', errorCode: 11205 },
      { attempt: 2, role: 'primary', errorCode: 11205 },
    ]);
    expect(alertCodes()).toEqual([11205]);
  });

  test('a server that does not answer in time is asked once: 11200', async () => {
    const url = await serverAt(() => {});
    const outcome = await local.exchange.webhooks.ask(to(url));
    expect(outcome).toMatchObject({
      kind: 'failed',
      errorCode: 11200,
      reason: expect.stringContaining('0.1 s'),
    });
    expect(attempts()).toHaveLength(1);
  });

  test('a server that hangs up in the middle: 11205', async () => {
    const url = await serverAt((request) => request.socket.destroy());
    expect(await local.exchange.webhooks.ask(to(url))).toMatchObject({ errorCode: 11205 });
  });
});

describe('redirects', () => {
  test('are followed with GET, and the last URL is the base of the answer', async () => {
    app.answers('/old', { status: 302, headers: { location: '/new?x=1' } });
    app.answersTwiml('/new', '');
    const outcome = await local.exchange.webhooks.ask(to('https://app.example.com/old'));
    expect(outcome).toMatchObject({ kind: 'answered', url: 'https://app.example.com/new?x=1' });
    expect(app.received.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  test.each(['http://', 'ftp://example.com/x', 'mailto:maya@example.com'])(
    'to %s lead nowhere: 11100',
    async (location) => {
      app.answers('/old', { status: 302, headers: { location } });
      const outcome = await local.exchange.webhooks.ask(to('https://app.example.com/old'));
      expect(outcome).toMatchObject({ kind: 'failed', errorCode: 11100 });
    },
  );

  test('ten are enough: 11215', async () => {
    app.answers('/loop', { status: 301, headers: { location: '/loop' } });
    const outcome = await local.exchange.webhooks.ask(to('https://app.example.com/loop'));
    expect(outcome).toMatchObject({ kind: 'failed', errorCode: 11215 });
    expect(app.received).toHaveLength(11);
  });
});

test('the fallback is asked with the error and where it was', async () => {
  app.answers('/sms', { status: 503, body: 'Busy' });
  const url = app.answersTwiml('/fallback', '');
  const outcome = await local.exchange.webhooks.ask(to('https://app.example.com/sms'), {
    url,
    method: 'GET',
  });
  expect(outcome).toMatchObject({ kind: 'answered', url: expect.stringContaining('/fallback') });
  expect(app.requestsTo('/fallback')).toMatchObject([
    {
      method: 'GET',
      isSigned: true,
      parameters: { Body: 'Hi', ErrorCode: '11200', ErrorUrl: 'https://app.example.com/sms' },
    },
  ]);
  expect(attempts().map(({ role }) => role)).toEqual(['primary', 'fallback']);
  expect(local.exchange.state.alerts.list()).toMatchObject([
    { errorCode: 11200, responseBody: 'Busy', requestUrl: 'https://app.example.com/sms' },
  ]);
});

test('a status callback that fails raises 15003 for calls and 11200 for messages', async () => {
  const url = app.answers('/status', { status: 500 });
  await local.exchange.webhooks.report(to(url, { webhook: 'voice.statusCallback' }));
  await local.exchange.webhooks.report(to(url, { webhook: 'messaging.status' }));
  expect(alertCodes()).toEqual([11200, 15003]);
});

test('cookies are kept, sent back and replaced', async () => {
  const cookies = new Map<string, string>();
  const answers = ['a=1; Path=/\nb=2', 'a=3', ''];
  app.answers('/sms', () => ({ headers: { 'set-cookie': answers.shift() ?? '' } }));
  for (const _ of [1, 2, 3]) {
    await local.exchange.webhooks.ask(to('https://app.example.com/sms', { cookies }));
  }
  expect(app.received.map(({ headers }) => headers.cookie)).toEqual([
    undefined,
    'a=1; b=2',
    'a=3; b=2',
  ]);
});

describe('faults', () => {
  const url = 'https://app.example.com/status';

  beforeEach(() => {
    app.answers('/status', { status: 204 });
    app.answers('/other', { status: 204 });
  });

  test('a time-out takes fifteen seconds of the local clock', async () => {
    local.exchange.faults.add({ kind: 'webhook', effect: 'timeout', times: 1 });
    const asked = local.exchange.webhooks.ask(to(url));
    await local.passes('14 seconds');
    expect(alertCodes()).toEqual([]);
    await local.passes('1 second');
    expect(await asked).toMatchObject({ kind: 'failed', errorCode: 11200 });
    expect(app.received).toEqual([]);
    expect(alertCodes()).toEqual([11200]);
  });

  test('a connection that fails once is made at the second attempt', async () => {
    local.exchange.faults.add({ kind: 'webhook', effect: 'connection-failure', times: 1 });
    expect(await local.exchange.webhooks.ask(to(url))).toMatchObject({ kind: 'answered' });
    expect(attempts()).toEqual([
      { attempt: 1, role: 'primary', errorCode: 11205 },
      { attempt: 2, role: 'primary', errorCode: null },
    ]);
  });

  test('a connection that fails twice is given up', async () => {
    local.exchange.faults.add({ kind: 'webhook', effect: 'connection-failure', times: 2 });
    expect(await local.exchange.webhooks.ask(to(url))).toMatchObject({ errorCode: 11205 });
    expect(app.received).toEqual([]);
  });

  test('a webhook may come twice, the same each time', async () => {
    local.exchange.faults.add({ kind: 'webhook', effect: 'twice', times: 1 });
    await local.exchange.webhooks.ask(to(url));
    await local.exchange.webhooks.ask(to(url));
    expect(app.received).toHaveLength(3);
    expect(app.received[1]?.parameters).toEqual(app.received[0]?.parameters);
  });

  test('a report that is late comes after a later one', async () => {
    local.exchange.faults.add({ kind: 'webhook', effect: 'late', times: 1 });
    const report = (MessageStatus: string) =>
      local.exchange.webhooks.report(
        to(url, { webhook: 'messaging.status', parameters: { MessageStatus } }),
      );
    expect(await report('sent')).toMatchObject({ kind: 'postponed' });
    expect(await report('delivered')).toMatchObject({ kind: 'answered' });
    await local.passes('10 seconds');
    expect(app.received.map(({ parameters }) => parameters.MessageStatus)).toEqual([
      'delivered',
      'sent',
    ]);
    expect(app.received.every(({ isSigned }) => isSigned)).toBe(true);
  });

  test('only the URLs that are meant are befallen', async () => {
    local.exchange.faults.add({ kind: 'webhook', url: '/status', effect: 'connection-failure' });
    expect(await local.exchange.webhooks.ask(to('https://app.example.com/other'))).toMatchObject({
      kind: 'answered',
    });
    expect(await local.exchange.webhooks.ask(to(url))).toMatchObject({ kind: 'failed' });
    local.exchange.faults.clear();
    expect(await local.exchange.webhooks.ask(to(url))).toMatchObject({ kind: 'answered' });
  });
});
