import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const folder = join(__dirname, '../../functions');

/** Every address of the deployment and who guards it: this list is the security review. */
const gates = {
  'appointments.ts': 'partnerEvent',
  'broadcasts.ts': 'partnerEvent',
  'consents.ts': 'partnerEvent',
  'jobs/run.ts': 'scheduledJob',
  'messaging/email-events.ts': 'mailEvents',
  'messaging/incoming.protected.ts': 'messagingWebhook',
  'messaging/status.protected.ts': 'statusCallback',
  'orders.ts': 'partnerEvent',
  'surveys.ts': 'partnerEvent',
  'system/fallback.protected.ts': 'webhookFallback',
  'voice/dial-ended.protected.ts': 'voiceWebhook',
  'voice/hours.protected.ts': 'voiceWebhook',
  'voice/incoming.protected.ts': 'voiceWebhook',
  'voice/menu.protected.ts': 'voiceWebhook',
  'voice/recording-status.protected.ts': 'statusCallback',
  'voice/recording.protected.ts': 'voiceWebhook',
  'voice/status.protected.ts': 'statusCallback',
  'voice/transcription.protected.ts': 'statusCallback',
  'voice/voicemail.protected.ts': 'voiceWebhook',
  'voice/whisper.protected.ts': 'voiceWebhook',
};

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  .sort();

test('every function is in the list, and nothing else', () => {
  expect(files).toEqual(Object.keys(gates));
});

test.each(Object.entries(gates))('%s is guarded by %s alone', (file, gate) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const handler = /^export const handler = (\w+)\(/m.exec(text);
  expect(handler?.[1]).toBe(gate);
  const imported = [...text.matchAll(/from '(?:\.\.\/)+src\/platform\/gates\/([\w-]+)'/g)];
  expect(imported).toHaveLength(1);
});

/** The gates that ask for a proof of their own: a signature, a secret, a key. */
const proving = ['partnerEvent', 'scheduledJob', 'mailEvents'];

// The platform checks Twilio's signature of a `.protected` function, and nothing of the others.
test('what is reachable without Twilio’s signature asks for a proof of its own', () => {
  const open = Object.entries(gates).filter(([file]) => !file.endsWith('.protected.ts'));
  const guards = new Set(open.map(([, gate]) => gate));
  expect([...guards].filter((gate) => !proving.includes(gate))).toEqual([]);
  const guarded = Object.entries(gates).filter(([file]) => file.endsWith('.protected.ts'));
  const unsigned = guarded.filter(([, gate]) => proving.includes(gate));
  expect(unsigned).toEqual([]);
});
