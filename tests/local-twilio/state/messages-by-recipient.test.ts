import { createLocalTwilio } from '../../../local-twilio/local-twilio';
import { composeMessage } from '../../../local-twilio/messaging/outbound-text';
import { folderStorage, memoryStorage } from '../../../local-twilio/state/journal';
import { Messages } from '../../../local-twilio/state/messages';
import type { Message } from '../../../local-twilio/state/records';
import { temporaryFolder } from '../temporary-folder';

function message(to: string): Message {
  const text = { accountSid: 'AC', from: '+12025550100', to, body: 'Hi', mediaUrls: [] };
  return composeMessage({ ...text, direction: 'outbound-api', statusCallback: null }, 0);
}

test('messages are found by their recipient, newest first', () => {
  const messages = new Messages({ name: 'messages', storage: memoryStorage() });
  const first = messages.insert(message('+12025550111'));
  messages.insert(message('+12025550112'));
  const second = messages.insert(message('+12025550111'));
  messages.update(first.sid, { status: 'sent' });
  const found = messages.to('+12025550111').map(({ sid, status }) => [sid, status]);
  expect(found).toEqual([
    [second.sid, 'queued'],
    [first.sid, 'sent'],
  ]);
  messages.delete(second.sid);
  expect(messages.to('+12025550111').map(({ sid }) => sid)).toEqual([first.sid]);
  expect(messages.to('+12025550199')).toEqual([]);
});

test('messages that an earlier version kept have what they have learned since', async () => {
  const folder = temporaryFolder();
  const { sendAt, validityPeriod, template, isTwiliosOwn, price, ...older } =
    message('+12025550111');
  const storage = folderStorage(folder.path);
  storage.append(() => ({ collection: 'messages', key: older.sid, json: JSON.stringify(older) }));
  storage.flush();
  const local = await createLocalTwilio({ storage: folderStorage(folder.path) });
  expect(local.exchange.state.messages.to('+12025550111')).toEqual([
    { ...older, sendAt, validityPeriod, template, isTwiliosOwn, price },
  ]);
  await local.person('+12025550111').receives(/^Hi$/);
  await local.close();
  folder.remove();
});
