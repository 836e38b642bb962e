import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { folderStorage } from '../../../local-twilio/state/journal';
import { Application } from '../application';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';
import { temporaryFolder } from '../temporary-folder';

const mayasNumber = '+12025550111';

let folder: ReturnType<typeof temporaryFolder>;
let local: LocalTwilio;
let app: Application;
let client: ReturnType<typeof sdkFor>;

beforeEach(async () => {
  folder = temporaryFolder();
  local = await createLocalTwilio({ storage: folderStorage(folder.path) });
  app = new Application(local);
  client = sdkFor(local);
});
afterEach(async () => {
  await local.close();
  folder.remove();
});

/** All that the timeline, the messages and the alerts hold. */
function everythingShown(): string {
  const { timeline, state } = local.exchange;
  return JSON.stringify([timeline.list(), state.messages.list(), state.alerts.list()]);
}

function journal(): string {
  local.exchange.state.storage.flush();
  return readFileSync(join(folder.path, 'journal.tsv'), 'utf8');
}

const redactions = [
  ['redacted', (sid: string) => client.messages(sid).update({ body: '' })],
  ['deleted', (sid: string) => client.messages(sid).remove()],
] as const;

describe.each(redactions)('what was %s is shown nowhere', (_, redact) => {
  test('a text that was sent over REST', async () => {
    buyNumber(local);
    const text = { from: ownNumber, to: mayasNumber, statusCallback: app.answers('/status', {}) };
    const { sid } = await client.messages.create({ ...text, body: 'Secret & more' });
    await client.messages.create({ ...text, body: 'Nothing special' });
    await local.passes('1 minute');
    await client.messages.list();
    expect(everythingShown()).toContain('Secret');

    await redact(sid);
    expect(everythingShown()).not.toContain('Secret');
    expect(everythingShown()).toContain('Nothing special');
  });

  test.each(['POST', 'GET'] as const)(
    'a text that came in by %s, and failed',
    async (smsMethod) => {
      buyNumber(local, { smsUrl: app.answers('/sms', { status: 500 }), smsMethod });
      const { sid } = await local.person(mayasNumber).texts(ownNumber, 'Secret & more');
      expect(local.exchange.state.alerts.size).toBeGreaterThan(0);
      expect(everythingShown()).toContain('Secret');

      await redact(sid);
      expect(everythingShown()).not.toContain('Secret');
    },
  );

  test('a reply, also in the TwiML that it was written in', async () => {
    const smsUrl = app.answersTwiml('/sms', '<Message>Secret &amp; more</Message>');
    buyNumber(local, { smsUrl });
    await local.person(mayasNumber).texts(ownNumber, 'Tell me');
    await local.passes('1 minute');
    const [reply] = await client.messages.list({ to: mayasNumber, limit: 1 });
    expect(reply?.body).toBe('Secret & more');

    await redact(reply?.sid ?? '');
    expect(everythingShown()).not.toContain('Secret');
    expect(everythingShown()).toContain('Tell me');
  });
});

test('a webhook that is under way meanwhile does not bring the text back', async () => {
  let answer = (): void => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  local.exchange.transport.serve('slow.example.com', async () => {
    await held;
    return {
      status: 200,
      headers: { 'content-type': 'text/xml' },
      body: Buffer.from('<Response/>'),
    };
  });
  buyNumber(local, { smsUrl: 'https://slow.example.com/sms' });
  const { sid } = local.exchange.messaging.receive({
    from: mayasNumber,
    to: ownNumber,
    body: 'Secret',
    media: [],
  });
  const redacted = client.messages(sid).update({ body: '' });
  await redacted;
  answer();
  await local.exchange.clock.settled();
  expect(everythingShown()).not.toContain('Secret');
});

test('what was redacted is not in the journal, what was deleted not after the next start', async () => {
  buyNumber(local);
  const send = (body: string) => client.messages.create({ from: ownNumber, to: mayasNumber, body });
  const [redacted, deleted, other] = [
    await send('Secret'),
    await send('Private'),
    await send('Hi'),
  ];
  await local.passes('1 minute');
  expect(journal()).toMatch(/Secret/);

  await client.messages(redacted.sid).update({ body: '' });
  expect(journal()).not.toMatch(/Secret/);
  expect(journal()).toMatch(/Private/);

  await client.messages(deleted.sid).remove();
  await local.close();
  local = await createLocalTwilio({ storage: folderStorage(folder.path) });
  expect(journal()).not.toMatch(/Private|Secret/);
  expect(local.exchange.state.messages.get(other.sid)?.body).toBe('Hi');
});
