import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { certificateAuthorityPem } from '../../../local-twilio/proxy/certificate-authority';

const number = '+12025550100';

let twilio: LocalTwilio;
let folder: string;
let app: ChildProcess;
let appUrl: string;

beforeAll(async () => {
  twilio = await createLocalTwilio();
  folder = mkdtempSync(join(tmpdir(), 'foreign-app-'));
  copyFileSync(join(__dirname, 'somebodys-app.cjs'), join(folder, 'app.cjs'));
  symlinkSync(resolve(__dirname, '../../../node_modules'), join(folder, 'node_modules'));
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, await certificateAuthorityPem(twilio.exchange));
  const { live } = twilio.accounts;
  app = spawn(process.execPath, ['app.cjs'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      TWILIO_ACCOUNT_SID: live.sid,
      TWILIO_AUTH_TOKEN: live.authToken,
      HTTP_PROXY: twilio.address,
      NODE_EXTRA_CA_CERTS: caFile,
    },
  });
  const port = await new Promise<string>((done, fail) => {
    app.stdout?.once('data', (line) => done(String(line).trim()));
    app.once('exit', (code) => fail(new Error(`The app ended with code ${code}.`)));
  });
  appUrl = `http://127.0.0.1:${port}`;
  expect(await ask('/buy-number', { number })).toBe(number);
});
afterAll(async () => {
  app.kill();
  await twilio.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody uses the app: it does something at Twilio and answers what came of it. */
async function ask(path: string, form: Record<string, string>): Promise<string> {
  const answer = await fetch(appUrl + path, { method: 'POST', body: new URLSearchParams(form) });
  const text = await answer.text();
  expect({ status: answer.status, text }).toMatchObject({ status: 200 });
  return text;
}

test('it answers calls', async () => {
  const caller = twilio.person('+12025550147');
  const call = await caller.dials(number);
  await call.hears(/hello \+12025550147, press 1/i);
  await call.presses('1');
  await call.hears(/it is sunny/i);
  expect(await call.ends()).toBe('completed');
});

test('it answers texts', async () => {
  const customer = twilio.person('+12025550148');
  await customer.texts(number, 'Is it raining?');
  await customer.receives(/^You said: Is it raining\?$/);
});

test('it calls people and hears how the call went', async () => {
  const customer = twilio.person('+12025550149');
  const sid = await ask('/call', { from: number, to: customer.number });
  const call = await customer.isCalled();
  expect(call.sid).toBe(sid);
  await call.answers();
  await call.hears(/press 1/i);
  await call.presses('2');
  await call.hears(/unknown choice/i);
  await call.ends();
  await twilio.exchange.clock.settled();
  expect(await (await fetch(`${appUrl}/reports`)).json()).toEqual(['completed']);
});

test('it texts people and hears of the delivery', async () => {
  const customer = twilio.person('+12025550150');
  await ask('/text', { from: number, to: customer.number, body: 'Sunny again.' });
  await customer.receives(/^Sunny again\.$/);
  await twilio.passes('1 minute');
  const reports = await (await fetch(`${appUrl}/reports`)).json();
  expect(reports).toEqual(expect.arrayContaining(['sent', 'delivered']));
});
