import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import type { Subject } from '../../../local-twilio/timeline';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';

const mayasNumber = '+12025550111';

let local: LocalTwilio;
let client: ReturnType<typeof sdkFor>;
beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  client = sdkFor(local);
  buyNumber(local);
});
afterEach(() => local.close());

/** The REST requests of the timeline with what they are about. */
function requests(): Array<[operation: string, subject: Subject]> {
  return local.exchange.timeline
    .list()
    .flatMap((event) =>
      event.kind === 'api' ? [[event.exchange.operation, event.subject] as [string, Subject]] : [],
    );
}

test('a message is the subject of what makes, reads, changes and deletes it', async () => {
  const { sid } = await client.messages.create({ from: ownNumber, to: mayasNumber, body: 'Hi' });
  await local.passes('10 seconds');
  await client.messages(sid).fetch();
  await client.messages(sid).media.list();
  await client.messages(sid).update({ body: '' });
  await client.messages(sid).remove();
  await client.messages.list();
  const subject = { messageSid: sid };
  expect(requests()).toEqual([
    ['CreateMessage', subject],
    ['FetchMessage', subject],
    ['ListMedia', subject],
    ['UpdateMessage', subject],
    ['DeleteMessage', subject],
    ['ListMessage', {}],
  ]);
});

test('a call is the subject of what makes and changes it, and of its recordings', async () => {
  const call = await client.calls.create({
    from: ownNumber,
    to: mayasNumber,
    record: true,
    twiml: '<Response><Pause length="5"/></Response>',
  });
  const ringing = await local.person(mayasNumber).isCalled();
  await ringing.answers();
  await local.passes('20 seconds');
  const [recording] = await client.calls(call.sid).recordings.list();
  await client.recordings(recording?.sid ?? '').fetch();
  await client.calls(call.sid).fetch();
  await client.calls.list();
  const subject = { callSid: call.sid };
  expect(requests()).toEqual([
    ['CreateCall', subject],
    ['ListCallRecording', subject],
    ['FetchRecording', subject],
    ['FetchCall', subject],
    ['ListCall', {}],
  ]);
});

test('a refused request is about what its path names, or about nothing', async () => {
  const missing = `SM${'0'.repeat(32)}`;
  await expect(client.messages(missing).fetch()).rejects.toThrow();
  await expect(client.messages.create({ from: ownNumber, to: 'nobody' })).rejects.toThrow();
  expect(requests()).toEqual([
    ['FetchMessage', { messageSid: missing }],
    ['CreateMessage', {}],
  ]);
});
