import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';

const repository = resolve(__dirname, '../../..');
const preload = resolve(repository, 'local-twilio/preload/preload.cjs');

let twilio: LocalTwilio;

beforeAll(async () => {
  twilio = await createLocalTwilio();
});
afterAll(() => twilio.close());

/** Runs a program of somebody who knows of the local Twilio by the preload alone. */
function run(
  program: string,
  env: Record<string, string> = {},
): Promise<{ exitCode: number; output: string }> {
  const { live } = twilio.accounts;
  const variables = {
    PATH: process.env.PATH,
    RINGBACK_LOCAL_TWILIO: new URL(twilio.address).host,
    TWILIO_ACCOUNT_SID: live.sid,
    TWILIO_AUTH_TOKEN: live.authToken,
    ...env,
  };
  const command = ['--require', preload, '--eval', program];
  return new Promise((done) => {
    execFile(process.execPath, command, { cwd: repository, env: variables }, (error, out, err) =>
      done({ exitCode: error ? Number(error.code ?? 1) : 0, output: out + err }),
    );
  });
}

const fetchesAccount = `require(${JSON.stringify(resolve(__dirname, 'fetch-account.cjs'))})`;

test('the unmodified SDK of a process reaches the local Twilio', async () => {
  expect(await run(fetchesAccount)).toEqual({ exitCode: 0, output: 'Local Twilio\n' });
});

test('fetch of a process reaches the local Twilio on each of its hosts', async () => {
  const program = `
    (async () => {
      for (const host of ['api.twilio.com', 'api.dublin.ie1.twilio.com', 'none-1234.twil.io']) {
        const { status } = await fetch('https://' + host + '/2010-04-01/Accounts.json');
        console.log(host, status);
      }
    })();`;
  expect((await run(program)).output).toBe(
    'api.twilio.com 401\napi.dublin.ie1.twilio.com 401\nnone-1234.twil.io 404\n',
  );
});

test('a forked process has it too', async () => {
  const file = JSON.stringify(resolve(__dirname, 'fetch-account.cjs'));
  const { output } = await run(`require('node:child_process').fork(${file})`);
  expect(output).toBe('Local Twilio\n');
});

test('the unmodified @sendgrid/mail of a process reaches the local Twilio', async () => {
  const program = `
    const mail = require('@sendgrid/mail');
    mail.setApiKey(process.env.SENDGRID_API_KEY);
    mail
      .send({ to: 'maya@example.com', from: 'desk@example.com', subject: 'Hello', text: 'Hi' })
      .then(([{ statusCode }]) => console.log(statusCode));`;
  const { output } = await run(program, { SENDGRID_API_KEY: twilio.accounts.sendgridApiKey });
  expect(output).toBe('202\n');
  expect(twilio.exchange.state.mailDeliveries.to('maya@example.com')).toHaveLength(1);
});

test('when the local Twilio is down nothing leaves the machine: the request is refused', async () => {
  const port = await freePort();
  const { output } = await run(fetchesAccount, { RINGBACK_LOCAL_TWILIO: `127.0.0.1:${port}` });
  expect(output).toBe('ECONNREFUSED\n');
});

test('other hosts are left alone', async () => {
  const program = `
    const tls = require('node:tls');
    const socket = tls.connect({ host: '127.0.0.1', port: ${new URL(twilio.address).port}, servername: 'example.com' });
    socket.on('error', ({ code }) => console.log(code));`;
  expect((await run(program)).output).toMatch(/^(ERR_SSL|EPROTO|ECONNRESET)/);
});

test.each([
  ['in production', { NODE_ENV: 'production' }, 'NODE_ENV=production'],
  ['without an address', { RINGBACK_LOCAL_TWILIO: '' }, 'must be 127.0.0.1:<port>'],
  ['with a foreign address', { RINGBACK_LOCAL_TWILIO: '10.0.0.1:80' }, 'not "10.0.0.1:80"'],
])('it refuses to load %s', async (_, env, reason) => {
  const { exitCode, output } = await run('console.log("started")', env);
  expect(exitCode).not.toBe(0);
  expect(output).toContain(reason);
  expect(output).not.toContain('started\n');
});

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
