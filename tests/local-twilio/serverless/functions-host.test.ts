import { createHash } from 'node:crypto';
import { transformSync } from 'esbuild';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { signatureOf } from '../../../local-twilio/webhooks/signature';
import { createFunctionsProject } from './functions-project';

/** A function in TypeScript, bundled as `npm start` bundles: the source map is inside. */
const bundledFunction = transformSync(
  `/* a comment
    that makes lines differ */
  interface Unused { name: string }
  export const handler = async (): Promise<void> => {
    throw new RangeError('out of hours');
  };`,
  {
    loader: 'ts',
    format: 'cjs',
    minifyWhitespace: true,
    sourcemap: 'inline',
    sourcefile: '../../../../src/voice/greet-caller.ts',
  },
).code;

const project = createFunctionsProject({
  'functions/voice/incoming.js': bundledFunction,
  'functions/public.js': `
    exports.handler = (context, event, callback) => callback(null, { event, path: context.PATH });`,
  'functions/guarded.protected.js': `
    exports.handler = (context, event, callback) => callback(null, 'in: ' + (event.Body || event.text));`,
  'functions/hidden.private.js': "exports.answer = () => 'from a private function';",
  'functions/asks-private.js': `
    exports.handler = (context, event, callback) => {
      const { path } = Runtime.getFunctions()['hidden'];
      callback(null, require(path).answer() + ', ' + Runtime.getAssets()['/notes.txt'].open());
    };`,
  'functions/time.js': `
    exports.handler = (context, event, callback) => callback(null, {
      now: Date.now(), object: new Date().toISOString(), isDate: new Date() instanceof Date,
      given: new Date(0).toISOString(), spoken: Date(), constructor: new Date().constructor === Date,
    });`,
  'functions/environment.js': `
    exports.handler = (context, event, callback) => callback(null, {
      ...context, getTwilioClient: undefined, home: process.env.HOME });`,
  'functions/account.js': `
    exports.handler = async (context, event, callback) => {
      const account = await context.getTwilioClient().api.accounts(context.ACCOUNT_SID).fetch();
      callback(null, account.friendlyName);
    };`,
  'functions/cookies.js': `
    exports.handler = (context, event, callback) => callback(null,
      new Twilio.Response().setStatusCode(201).appendHeader('X-Reply', 'yes')
        .setCookie('first', '1').setCookie('second', '2').setBody(event.request.cookies));`,
  'functions/writes.js': `
    exports.handler = (context, event, callback) => {
      console.log('for %s', event.CallSid, { nested: [1] });
      console.warn('careful');
      callback(null, 'done');
    };`,
  'functions/bytes.js': `
    exports.handler = (context, event, callback) => callback(null, new Twilio.Response()
      .appendHeader('Content-Type', 'application/octet-stream')
      .setBody(Buffer.from(Uint8Array.from({ length: 70_000 }, (_, index) => index % 256))));`,
  'functions/throws.js': `
    exports.handler = (context, event, callback) => callback(new TypeError('not like this'));`,
  'assets/page.html': '<h1>public</h1>',
  'assets/notes.private.txt': 'private notes',
  'assets/tone.protected.wav': 'RIFF',
});

let twilio: LocalTwilio;
let domainName: string;

beforeAll(async () => {
  twilio = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  ({ domainName } = await project.deploy(twilio));
});
afterAll(async () => {
  await twilio.close();
  project.remove();
});

const at = (path: string): string => `${twilio.functionsUrl}${path}`;
const signed = (path: string, parameters: Record<string, string> = {}): Record<string, string> => ({
  'x-twilio-signature': signatureOf({
    authToken: twilio.accounts.live.authToken,
    url: `https://${domainName}${path}`,
    parameters,
  }),
});

describe('who may ask', () => {
  test('anyone asks a public function, by GET, form and JSON', async () => {
    const form = new URLSearchParams({ Body: 'hi' });
    for (const body of [form, JSON.stringify({ Body: 'hi' })]) {
      const headers: Record<string, string> =
        body === form ? {} : { 'content-type': 'application/json' };
      const answer = await fetch(at('/public?a=1'), { method: 'POST', body, headers });
      expect(await answer.json()).toMatchObject({
        event: { a: '1', Body: 'hi', request: { headers: { host: domainName } } },
        path: '/public',
      });
    }
    // SendGrid posts its events as an array.
    const events = await fetch(at('/public?key=secret'), {
      method: 'POST',
      body: '[{"event":"delivered"},\r\n{"event":"open"}]\r\n',
      headers: { 'content-type': 'application/json' },
    });
    expect(await events.json()).toMatchObject({
      event: { 0: { event: 'delivered' }, 1: { event: 'open' }, key: 'secret' },
    });
    expect(await (await fetch(at('/public?a=1&a=2'))).json()).toMatchObject({
      event: { a: ['1', '2'] },
    });
  });

  test.each([
    ['no signature', {}],
    ['a wrong signature', { 'x-twilio-signature': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }],
  ])('a protected function refuses %s with 403', async (_, headers) => {
    const answer = await fetch(at('/guarded?text=x'), { headers });
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toContain('in:');
  });

  test('a protected function takes a signed form, query and JSON body', async () => {
    const parameters = { Body: 'hello', From: '+12025550147' };
    const form = await fetch(at('/guarded'), {
      method: 'POST',
      body: new URLSearchParams(parameters),
      headers: signed('/guarded', parameters),
    });
    expect(await form.text()).toBe('in: hello');

    const query = '/guarded?text=a%20b';
    expect(await (await fetch(at(query), { headers: signed(query) })).text()).toBe('in: a b');

    const body = JSON.stringify({ Body: 'json' });
    const hashed = `/guarded?bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
    const headers = { ...signed(hashed), 'content-type': 'application/json' };
    const json = await fetch(at(hashed), { method: 'POST', body, headers });
    expect(await json.text()).toBe('in: json');

    const forged = await fetch(at(hashed), { method: 'POST', body: '{"Body":"other"}', headers });
    expect(forged.status).toBe(403);
  });

  test('private functions and assets cannot be told from paths that do not exist', async () => {
    const missing = await fetch(at('/no-such-path'));
    expect(missing.status).toBe(404);
    const text = await missing.text();
    for (const path of ['/hidden', '/notes.txt']) {
      const answer = await fetch(at(path));
      expect([answer.status, await answer.text()]).toEqual([404, text]);
    }
    expect(await (await fetch(at('/asks-private'))).text()).toBe(
      'from a private function, private notes',
    );
  });

  test('assets come with their content type; protected ones need a signature', async () => {
    const page = await fetch(at('/page.html'));
    expect([page.headers.get('content-type'), await page.text()]).toEqual([
      'text/html',
      '<h1>public</h1>',
    ]);
    const again = await fetch(at('/page.html'), {
      headers: { 'if-none-match': page.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);

    expect((await fetch(at('/tone.wav'))).status).toBe(403);
    const tone = await fetch(at('/tone.wav'), { headers: signed('/tone.wav') });
    expect(await tone.text()).toBe('RIFF');
  });

  test('a body that cannot be read is refused with 400, and costs nobody else anything', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(at('/public'), { method: 'POST', body: '{"Body":', headers });
    expect(answer.status).toBe(400);
    expect((await fetch(at('/public'))).status).toBe(200);
  });

  test('a HEAD request gets the headers alone', async () => {
    const answer = await fetch(at('/page.html'), { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  test('bytes go in and out unchanged', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    const answer = await fetch(at('/bytes'));
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('a browser may ask with OPTIONS from anywhere', async () => {
    const answer = await fetch(at('/public'), { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('what a function can reach', () => {
  test('its context holds what the platform gives, and its process no variable of this machine', async () => {
    const environment = twilio.exchange.state.environments.find(
      (one) => one.domainName === domainName,
    );
    const { live } = twilio.accounts;
    expect(await (await fetch(at('/environment'))).json()).toEqual({
      ACCOUNT_SID: live.sid,
      AUTH_TOKEN: live.authToken,
      DOMAIN_NAME: domainName,
      PATH: '/environment',
      SERVICE_SID: environment?.serviceSid,
      ENVIRONMENT_SID: environment?.sid,
    });
  });

  test('its Twilio client talks to the local Twilio', async () => {
    expect(await (await fetch(at('/account'))).text()).toBe('Local Twilio');
  });

  test('it lives in the time of the local Twilio', async () => {
    const first = '2026-03-02T15:00:00.000Z';
    expect(await (await fetch(at('/time'))).json()).toEqual({
      now: Date.parse(first),
      object: first,
      isDate: true,
      constructor: true,
      given: '1970-01-01T00:00:00.000Z',
      spoken: expect.stringContaining('Mar 02 2026 15:00:00'),
    });
    await twilio.passes('1 day');
    expect(await (await fetch(at('/time'))).json()).toMatchObject({
      object: '2026-03-03T15:00:00.000Z',
    });
  });

  test('status, headers and cookies of its response arrive', async () => {
    const answer = await fetch(at('/cookies'), { headers: { cookie: 'theme=dark' } });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-reply')).toBe('yes');
    expect(answer.headers.getSetCookie()).toEqual(['first=1', 'second=2']);
    expect(await answer.json()).toEqual({ theme: 'dark' });
  });
});

describe('what is kept of a run', () => {
  test('what it writes is in the timeline of its call and in the log of its environment', async () => {
    const callSid = `CA${'1'.repeat(32)}`;
    await fetch(at(`/writes?CallSid=${callSid}`));
    const events = twilio.exchange.timeline.list({ subject: { callSid } });
    expect(events.filter(({ kind }) => kind === 'function-log')).toMatchObject([
      { path: '/writes', level: 'info', text: `for ${callSid} { nested: [ 1 ] }` },
      { path: '/writes', level: 'warn', text: 'careful' },
    ]);
    expect(events).toContainEqual(expect.objectContaining({ kind: 'alert', errorCode: 82004 }));
    const [last, before] = twilio.exchange.state.functionLogs.list();
    expect([last?.message, before?.requestSid]).toEqual(['careful', last?.requestSid]);
  });

  test('an error is answered with 500, logged with its stack, and raised as 82002', async () => {
    const callSid = `CA${'2'.repeat(32)}`;
    const answer = await fetch(at(`/throws?CallSid=${callSid}`));
    expect(answer.status).toBe(500);
    const events = twilio.exchange.timeline.list({ subject: { callSid } });
    expect(events).toContainEqual(
      expect.objectContaining({
        level: 'error',
        text: expect.stringMatching(/^TypeError: not like this\n +at /),
      }),
    );
    expect(events).toContainEqual(expect.objectContaining({ kind: 'alert', errorCode: 82002 }));
  });

  test('an error in bundled TypeScript is shown where it is in the sources', async () => {
    await fetch(at('/voice/incoming'));
    const [line] = twilio.exchange.state.functionLogs.list();
    expect(line?.message).toMatch(
      /^RangeError: out of hours\n +at (?:.*\()?src\/voice\/greet-caller\.ts:5:11\)?/,
    );
  });
});
