import type { LocalTwilio } from '../../local-twilio/local-twilio';
import { createSid } from '../../local-twilio/sids';
import { insertMessagingProduct } from './messaging-product';
import { buyNumber } from './own-number';
import { sdkFor } from './sdk';
import { insertServerlessProduct } from './serverless-product';
import { insertWhatsAppProduct } from './whatsapp-product';

const mayasNumber = '+12025550111';

/**
 * Gives the account one thing of each kind. Answers their SIDs by the name of their collection in
 * REST paths ("Messages"); versions by "Functions Versions" and "Assets Versions".
 */
export async function fillAccount(local: LocalTwilio): Promise<ReadonlyMap<string, string>> {
  const client = sdkFor(local);
  const accountSid = local.accounts.live.sid;
  const number = buyNumber(local);
  const application = await client.applications.create({ friendlyName: 'Front office' });
  const message = await local.person(mayasNumber).texts(number.phoneNumber, 'A picture', {
    media: [{ contentType: 'image/png', bytes: Buffer.from('PNG') }],
  });
  const media = local.exchange.state.media.find(({ parentSid }) => parentSid === message.sid);
  local.exchange.alerts.raise({
    accountSid,
    errorCode: 12100,
    text: 'Line 1, column 1: no element',
    subject: { messageSid: message.sid },
    request: { method: 'POST', url: 'https://app.example.com/sms', parameters: { Body: 'Hi' } },
    response: { headers: { 'content-type': 'text/xml' }, body: 'x' },
  });
  const [alert] = local.exchange.state.alerts.list();
  return new Map([
    ['Accounts', accountSid],
    ['IncomingPhoneNumbers', number.sid],
    ['Applications', application.sid],
    ['Messages', message.sid],
    ['Media', media?.sid ?? ''],
    ['Alerts', alert?.sid ?? ''],
    ['lookups PhoneNumbers', mayasNumber],
    ['pricing Countries', 'US'],
    ...insertCall(local, number.phoneNumber),
    ...insertServerlessProduct(local),
    ...insertWhatsAppProduct(local),
    ...(await insertMessagingProduct(local)),
  ]);
}

/** A call that is over, with its recording and what was said. */
function insertCall(local: LocalTwilio, to: string): Array<[string, string]> {
  const { state, clock } = local.exchange;
  const now = clock.now();
  const accountSid = local.accounts.live.sid;
  const dates = { dateCreated: now, dateUpdated: now };
  const call = state.calls.insert({
    sid: createSid('CA'),
    accountSid,
    parentCallSid: null,
    phoneNumberSid: null,
    from: mayasNumber,
    to,
    status: 'completed',
    direction: 'inbound',
    answeredBy: null,
    callerName: null,
    forwardedFrom: null,
    startTime: now,
    endTime: now + 5000,
    answerTime: now,
    sipResponseCode: 200,
    ...dates,
  });
  const recording = state.recordings.insert({
    sid: createSid('RE'),
    accountSid,
    callSid: call.sid,
    status: 'completed',
    source: 'RecordVerb',
    channels: 1,
    startTime: now,
    duration: 4,
    spokenText: 'Hello',
    ...dates,
  });
  state.storage.writeFile(`${recording.sid}.wav`, Buffer.from('RIFF'));
  const transcription = state.transcriptions.insert({
    sid: createSid('TR'),
    accountSid,
    recordingSid: recording.sid,
    status: 'completed',
    text: 'Hello',
    duration: 4,
    ...dates,
  });
  return [
    ['Calls', call.sid],
    ['Recordings', recording.sid],
    ['Transcriptions', transcription.sid],
  ];
}
