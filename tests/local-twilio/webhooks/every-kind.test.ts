import twilio from 'twilio';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import type { WebhookExchange } from '../../../local-twilio/timeline';
import { type WebhookKind, webhookKinds } from '../../../local-twilio/webhooks/webhook-kinds';
import { Application } from '../application';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';

const mayasNumber = '+12025550111';
const agentsNumber = '+12025550120';

const ofCalls =
  'CallSid AccountSid From To Caller Called CallStatus ApiVersion Direction FromCountry ToCountry CallerCountry CalledCountry';
const ofMessages = 'MessageSid SmsSid MessageStatus SmsStatus AccountSid From To ApiVersion';

/** What each kind always carries. Source: the pages of Twilio's documentation on each webhook. */
const parameters: Readonly<Record<WebhookKind, string>> = {
  'voice.request': ofCalls,
  'voice.redirect': ofCalls,
  'voice.gather.action': `${ofCalls} SpeechResult Confidence`,
  'voice.gather.partial': `${ofCalls} SequenceNumber UnstableSpeechResult StableSpeechResult Stability`,
  'voice.record.action': `${ofCalls} RecordingUrl RecordingSid RecordingDuration Digits`,
  'voice.recordingStatusCallback':
    'AccountSid CallSid RecordingSid RecordingUrl RecordingStatus RecordingDuration RecordingChannels RecordingSource',
  'voice.transcribeCallback':
    'TranscriptionSid TranscriptionText TranscriptionStatus TranscriptionUrl RecordingSid RecordingUrl CallSid AccountSid From To CallStatus ApiVersion Direction Caller Called',
  'voice.dial.action': `${ofCalls} DialCallStatus DialCallSid DialCallDuration DialBridged`,
  'voice.number.whisper': `${ofCalls} ParentCallSid`,
  'voice.statusCallback': `${ofCalls} Timestamp CallbackSource SequenceNumber`,
  'messaging.inbound':
    'MessageSid SmsSid SmsMessageSid AccountSid From To Body NumMedia NumSegments SmsStatus ApiVersion FromCountry ToCountry',
  'messaging.status': ofMessages,
  'messaging.twiml.action': ofMessages,
};

let local: LocalTwilio;
let sent: WebhookExchange[];

beforeAll(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  await callAndText(local);
  sent = local.exchange.timeline
    .list()
    .flatMap((event) => (event.kind === 'webhook' ? [event.exchange] : []));
});

afterAll(() => local.close());

test.each(Object.entries(parameters))('%s carries what Twilio sends', (kind, names) => {
  const ofKind = sent.filter(({ webhook }) => webhook === kind);
  expect(ofKind).not.toEqual([]);
  for (const { parameters: carried } of ofKind) {
    expect(Object.keys(carried)).toEqual(expect.arrayContaining(names.split(' ')));
  }
});

test.each(Object.keys(webhookKinds))('%s is signed so that the SDK accepts it', (kind) => {
  const { authToken } = local.accounts.live;
  const accepted = sent
    .filter(({ webhook }) => webhook === kind)
    .map(({ method, url, requestHeaders, parameters: posted }) => {
      const signature = requestHeaders['x-twilio-signature'] ?? '';
      return (
        twilio.validateRequest(authToken, signature, url, method === 'POST' ? posted : {}) &&
        !twilio.validateRequest(authToken, signature, `${url}x`, method === 'POST' ? posted : {})
      );
    });
  expect(accepted).not.toEqual([]);
  expect(accepted).not.toContain(false);
});

test('nothing went wrong meanwhile', () => {
  expect(sent.filter(({ errorCode }) => errorCode !== null)).toEqual([]);
  expect(local.exchange.state.alerts.list()).toEqual([]);
});

/** One call and two texts in which each kind of webhook occurs. */
async function callAndText(local: LocalTwilio): Promise<void> {
  const app = new Application(local);
  const nothing = (path: string): string => app.answers(path, { status: 204 });
  for (const path of ['/partial', '/number', '/recording', '/transcription', '/status', '/sent']) {
    nothing(path);
  }
  const number = buyNumber(local, {
    voiceUrl: app.answersTwiml(
      '/voice',
      '<Gather input="speech" partialResultCallback="/partial" action="/said"><Say>Hello</Say></Gather>',
    ),
    smsUrl: app.answersTwiml('/sms', '<Message action="/sent">Hello</Message>'),
  });
  local.exchange.state.numbers.update(number.sid, { statusCallback: nothing('/status') });
  app.answersTwiml('/said', '<Redirect method="GET">/agent</Redirect>');
  app.answersTwiml(
    '/agent',
    `<Dial action="/dialled"><Number url="/whisper" statusCallback="/number">${agentsNumber}</Number></Dial>`,
  );
  app.answersTwiml('/whisper', '<Say>A call for you</Say>');
  app.answersTwiml(
    '/dialled',
    '<Record action="/recorded" recordingStatusCallback="/recording" transcribe="true" transcribeCallback="/transcription"/>',
  );
  app.answersTwiml('/recorded', '<Hangup/>');

  const maya = local.person(mayasNumber, { name: 'Maya' });
  const agent = local.person(agentsNumber, { name: 'Agent', calls: 'rings' });
  const call = await maya.dials(ownNumber);
  await call.hears(/hello/i);
  await call.says('An agent, please');
  const rung = await agent.isCalled();
  await rung.answers();
  await rung.hears(/a call for you/i);
  await local.passes('5 seconds');
  await rung.hangsUp();
  await local.passes('2 seconds');
  await call.says('My heating has been broken since yesterday evening');
  await call.presses('#');
  await call.ends();

  await maya.texts(ownNumber, 'Hi');
  await sdkFor(local).messages.create({
    from: ownNumber,
    to: mayasNumber,
    body: 'Hi',
    statusCallback: nothing('/status'),
  });
  await local.passes('5 minutes');
}
