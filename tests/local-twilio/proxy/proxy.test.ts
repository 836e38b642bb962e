import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { certificateAuthorityPem } from '../../../local-twilio/proxy/certificate-authority';
import { folderStorage } from '../../../local-twilio/state/journal';
import { buyNumber, ownNumber } from '../own-number';
import { createFunctionsProject } from '../serverless/functions-project';

let twilio: LocalTwilio;
let folder: string;
let caFile: string;

beforeEach(async () => {
  twilio = await createLocalTwilio();
  folder = mkdtempSync(join(tmpdir(), 'proxy-test-'));
  caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, await certificateAuthorityPem(twilio.exchange));
});
afterEach(async () => {
  await twilio.close();
  rmSync(folder, { recursive: true, force: true });
});

function curl(...options: string[]): Promise<{ exitCode: number; output: string }> {
  const all = ['--silent', '--show-error', '--proxy', twilio.address, ...options];
  return new Promise((done) => {
    execFile('curl', all, { env: { PATH: process.env.PATH } }, (error, stdout, stderr) =>
      done({ exitCode: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });
}

test('a client that is no Node program reaches the API through the proxy with the CA alone', async () => {
  const { live } = twilio.accounts;
  const { exitCode, output } = await curl(
    '--cacert',
    caFile,
    '--user',
    `${live.sid}:${live.authToken}`,
    `https://api.twilio.com/2010-04-01/Accounts/${live.sid}.json`,
  );
  expect({ exitCode, output: JSON.parse(output) }).toMatchObject({
    exitCode: 0,
    output: { sid: live.sid, status: 'active' },
  });
});

test('a text is sent by curl', async () => {
  const { live } = twilio.accounts;
  buyNumber(twilio);
  const { output } = await curl(
    ...['--cacert', caFile, '--user', `${live.sid}:${live.authToken}`],
    ...['--data-urlencode', `From=${ownNumber}`, '--data-urlencode', 'To=+12025550147'],
    ...['--data-urlencode', 'Body=Hello & welcome'],
    `https://api.twilio.com/2010-04-01/Accounts/${live.sid}/Messages.json`,
  );
  expect(JSON.parse(output)).toMatchObject({ status: 'queued', body: 'Hello & welcome' });
  await twilio.person('+12025550147').receives(/^Hello & welcome$/);
});

test('a mail is sent by curl', async () => {
  const body = {
    personalizations: [{ to: [{ email: 'maya@example.com' }] }],
    from: { email: 'desk@example.com' },
    subject: 'Hello',
    content: [{ type: 'text/plain', value: 'Hello & welcome' }],
  };
  const { output } = await curl(
    ...['--cacert', caFile, '--include', '--json', JSON.stringify(body)],
    ...['--header', `Authorization: Bearer ${twilio.accounts.sendgridApiKey}`],
    'https://api.sendgrid.com/v3/mail/send',
  );
  expect(output).toMatch(/ 202 [\s\S]*x-message-id: [\w-]{22}/i);
  await twilio.person('+12025550147', { email: 'maya@example.com' }).getsMail(/^Hello\n/);
});

test('a client that does not know the CA refuses the connection', async () => {
  const { exitCode, output } = await curl('https://api.twilio.com/2010-04-01/Accounts.json');
  expect(exitCode).toBe(60);
  expect(output).toMatch(/certificate/i);
});

test.each(['https://example.com/', 'https://api.twilio.com:8443/', 'https://eviltwilio.com/'])(
  'a tunnel to %s is refused',
  async (url) => {
    const { exitCode, output } = await curl('--include', '--cacert', caFile, url);
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/403/);
  },
);

test('twilio-run deploys through the proxy', async () => {
  const project = createFunctionsProject({
    'functions/hello.js':
      "exports.handler = (context, event, callback) => callback(null, 'hello');",
  });
  const { exitCode, domainName } = await project.deploy(twilio, { kind: 'proxy', caFile });
  expect(exitCode).toBe(0);

  const { output } = await curl('--cacert', caFile, `https://${domainName}/hello`);
  expect(output).toBe('hello');
  project.remove();
});

test('the authority is kept with the records, and its certificates are signed by it', async () => {
  const kept = join(folder, 'state');
  const first = await createLocalTwilio({ storage: folderStorage(kept) });
  const certificatePem = await certificateAuthorityPem(first.exchange);
  await first.close();
  const second = await createLocalTwilio({ storage: folderStorage(kept) });
  expect(await certificateAuthorityPem(second.exchange)).toBe(certificatePem);
  await second.close();

  const authority = new X509Certificate(certificatePem);
  expect(authority.ca).toBe(true);
  expect(authority.verify(authority.publicKey)).toBe(true);
});
