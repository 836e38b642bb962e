import { execFile, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../../scripts/build/paths';
import {
  readPartnerRequest,
  sendPartnerRequest,
} from '../../scripts/partner-request/send-partner-request';
import { consentRequest } from '../../src/messaging/consent/consent-request';
import { canonicalJson } from '../../src/platform/canonical-json';
import { checkSignature } from '../../src/platform/gates/partner-signature';

const secret = 'the-clinics-own-system-signs-with-this';
/** What the deployment understood of the last request. */
let understood: unknown;
let server: Server;
let url: string;

// Stands for the gate: it has the parsed body alone, as on the Functions platform.
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      const header = request.headers['x-ringback-signature'];
      checkSignature({
        header: typeof header === 'string' ? header : undefined,
        secrets: [secret],
        path: request.url ?? '',
        body: canonicalJson(body),
        now: new Date(),
      });
      understood = consentRequest.parse(body);
      response.end('{"decision":"agreed"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${portOf(server)}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  understood = undefined;
});

function portOf(listening: Server): number {
  const address: AddressInfo | string | null = listening.address();
  if (address === null || typeof address === 'string') throw new Error('A port was expected.');
  return address.port;
}

const hasPython = spawnSync('python3', ['--version']).status === 0;
const programs: ReadonlyArray<readonly [string, string]> = [
  ['bash', 'set-consent.sh'],
  ...(hasPython ? [['python3', 'set_consent.py'] as const] : []),
];

test.each(programs)(
  'the docs’ example for %s signs what the gate accepts',
  async (program, file) => {
    const { stdout } = await promisify(execFile)(
      program,
      [join(projectFolder, 'docs/examples', file)],
      { env: { ...process.env, FUNCTIONS_URL: url, PARTNER_SECRET: secret } },
    );

    expect(stdout.trim()).toBe('{"decision":"agreed"}');
    expect(understood).toEqual({
      action: 'set',
      person: '+12025550147',
      sender: 'whatsapp:*',
      purpose: 'appointments',
      decision: 'agreed',
      how: 'web-form',
      evidence: 'sign-up form 3',
    });
  },
);

test('so does the script, with members in any order and letters beyond ASCII', async () => {
  const body = readPartnerRequest('{"person": "+12025550147", "action": "list"}');
  expect(
    await sendPartnerRequest({ url, secret, path: '/consents', body, now: new Date() }),
  ).toEqual({ status: 200, text: '{"decision":"agreed"}' });
  expect(understood).toEqual({ action: 'list', person: '+12025550147' });
});

test.each(['[]', '"text"', 'null', '{'])('%s is no request', (text) => {
  expect(() => readPartnerRequest(text)).toThrow(RangeError);
});
