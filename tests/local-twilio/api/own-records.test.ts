import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { fillAccount } from '../account-with-everything';
import { sdkFor } from '../sdk';
import { sdkCalls } from './sdk-calls';

let local: LocalTwilio;
let sids: ReadonlyMap<string, string>;

beforeAll(async () => {
  local = await createLocalTwilio();
  sids = await fillAccount(local);
  giveAwayEverything(local);
});
afterAll(() => local.close());

/** From now on all that the live account had belongs to the other account. */
function giveAwayEverything({ exchange: { state }, accounts: { test: other } }: LocalTwilio): void {
  const { numbers, applications, calls, messages, media } = state;
  const { recordings, transcriptions, alerts, services } = state;
  for (const { sid } of numbers.list()) numbers.update(sid, { accountSid: other.sid });
  for (const { sid } of applications.list()) applications.update(sid, { accountSid: other.sid });
  for (const { sid } of calls.list()) calls.update(sid, { accountSid: other.sid });
  for (const { sid } of messages.list()) messages.update(sid, { accountSid: other.sid });
  for (const { sid } of media.list()) media.update(sid, { accountSid: other.sid });
  for (const { sid } of recordings.list()) recordings.update(sid, { accountSid: other.sid });
  for (const { sid } of transcriptions.list()) {
    transcriptions.update(sid, { accountSid: other.sid });
  }
  for (const { sid } of alerts.list()) alerts.update(sid, { accountSid: other.sid });
  for (const { sid } of services.list()) services.update(sid, { accountSid: other.sid });
  const { messagingServices, shortCodes, contents, whatsappSenders } = state;
  for (const { sid } of messagingServices.list()) {
    messagingServices.update(sid, { accountSid: other.sid });
  }
  for (const { sid } of shortCodes.list()) shortCodes.update(sid, { accountSid: other.sid });
  for (const { sid } of whatsappSenders.list()) {
    whatsappSenders.update(sid, { accountSid: other.sid });
  }
  for (const { sid } of contents.list()) contents.update(sid, { accountSid: other.sid });
}

/** What is the same for every account. */
const common = new Set([
  'FetchAccount',
  'FetchMessagingCountry',
  'ListMessagingCountry',
  'lookups:FetchPhoneNumber',
]);
const operations = Object.keys(sdkCalls).filter(
  (operation) => !/(^|:)Create/.test(operation) && !common.has(operation),
);

test.each(operations)('%s finds nothing of another account', async (operation) => {
  const answer = sdkCalls[operation]?.(sdkFor(local), (collection) => sids.get(collection) ?? '');
  const outcome = await answer?.catch(({ status, code }) => ({ status, code }));
  expect([[], { status: 404, code: 20404 }]).toContainEqual(outcome);
});
