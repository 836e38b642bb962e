import { dispatch } from '../../../src/messaging/dispatch';
import { greetCaller } from '../../../src/voice/greet-caller';
import { offerVoicemail } from '../../../src/voice/offer-voicemail';
import { recordRecording, thankForMessage } from '../../../src/voice/save-recording';
import { saveTranscription } from '../../../src/voice/save-transcription';
import { ben, owner, sidOf } from '../front-office';
import { readTwiml, spokenIn, verbIn } from '../read-twiml';
import { mayasCall, useFrontOffice } from '../use-front-office';

const office = useFrontOffice();

const recording = {
  callSid: mayasCall.callSid,
  recordingSid: sidOf('RE', 1),
  url: 'https://api.twilio.com/recording',
  durationSeconds: 14,
  department: 'support',
} as const;
const transcription = { ...recording, text: 'My heating is broken' };

test('a message is recorded with everything that tells us about it', () => {
  const verbs = readTwiml(
    offerVoicemail({ ...mayasCall, department: 'support', reason: 'unanswered' }),
  );
  expect(spokenIn(verbs)).toMatch(/nobody can take your call.*leave a message/);
  const { attributes } = verbIn(verbs, 'Record');
  expect(attributes).toMatchObject({
    action: '/voice/recording?department=support',
    recordingStatusCallback: '/voice/recording-status?department=support',
    transcribe: 'true',
    transcribeCallback: '/voice/transcription?department=support',
  });
  // Twilio's error 13617: only recordings under 120 s are transcribed.
  expect(Number(attributes.maxLength)).toBeLessThan(120);
});

test('staff get the transcription as a text, once, in whatever order and number the reports come', async () => {
  await greetCaller(mayasCall, office.app);
  const reports = [
    () => recordRecording(recording, office.app),
    () => thankForMessage(recording, office.app),
    () => saveTranscription(transcription, office.app),
  ];
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0, 2, 1],
  ];
  for (const order of orders) {
    await office.reset();
    await greetCaller(mayasCall, office.app);
    for (const index of order) await reports[index]?.();
    office.timePasses(10 * 60_000);
    await dispatch(office.app);
    expect(office.sent.map(({ to }) => to).sort()).toEqual([owner, ben]);
    expect(office.sent[0]?.body).toBe(
      'New voicemail for support from Maya Lopez, +1 202 555 0147: "My heating is broken"',
    );
  }
});

test('without a transcription staff are told after two minutes, and its late arrival is told too', async () => {
  await greetCaller(mayasCall, office.app);
  await recordRecording(recording, office.app);
  expect(office.sent).toEqual([]);
  office.timePasses(120_000);
  await dispatch(office.app);
  expect(office.sent.map(({ body }) => body)).toEqual([
    expect.stringContaining('(no transcription)'),
    expect.stringContaining('(no transcription)'),
  ]);
  await saveTranscription(transcription, office.app);
  await saveTranscription(transcription, office.app);
  expect(office.sent).toHaveLength(4);
  expect(office.sent[3]?.body).toContain('"My heating is broken"');
});

test('a message that is too short to be transcribed is announced at once', async () => {
  await greetCaller(mayasCall, office.app);
  await recordRecording({ ...recording, durationSeconds: 2 }, office.app);
  expect(office.sent).toHaveLength(2);
});

test('a failed transcription is announced as such', async () => {
  await greetCaller(mayasCall, office.app);
  await recordRecording(recording, office.app);
  await saveTranscription({ ...transcription, text: '' }, office.app);
  expect(office.sent[0]?.body).toContain('(could not be transcribed)');
});

test.each([
  ['nothing was recorded', { recordingSid: undefined }],
  ['only silence was recorded', { durationSeconds: 0 }],
])('%s: the caller is told, staff are not', async (_name, change) => {
  const verbs = readTwiml(await thankForMessage({ ...recording, ...change }, office.app));
  expect(spokenIn(verbs)).toMatch(/did not get a message/);
  expect(office.sent).toEqual([]);
});

test('a stranger is announced by number, a withheld number as such', async () => {
  await greetCaller({ ...mayasCall, from: '+12025550199' }, office.app);
  await greetCaller({ ...mayasCall, callSid: sidOf('CA', 2), from: 'anonymous' }, office.app);
  await saveTranscription(transcription, office.app);
  await saveTranscription(
    { ...transcription, callSid: sidOf('CA', 2), recordingSid: sidOf('RE', 2) },
    office.app,
  );
  expect(office.sent[0]?.body).toContain('from +1 202 555 0199:');
  expect(office.sent[2]?.body).toContain('from a withheld number:');
});

test('where nobody of the staff takes texts, the front desk’s phone gets them', async () => {
  const { app } = office;
  const frontDesk = '+12025550129';
  const environment = { ...app.environment, FRONT_DESK_PHONE_NUMBER: frontDesk };
  await app.database.updateTable('agents').set({ receives_texts: false }).execute();
  try {
    await greetCaller(mayasCall, app);
    await saveTranscription(transcription, { ...app, environment });
    await dispatch(app);
    expect(office.sent.map(({ to }) => to)).toEqual([frontDesk]);
  } finally {
    await app.database.updateTable('agents').set({ receives_texts: true }).execute();
  }
});
