import { businessNumber, mayasNumber, openLine } from '../phone-line';

test('a caller leaves a message and hangs up; its text is transcribed', async () => {
  const line = await openLine({
    '/voice':
      '<Say>Please leave a message.</Say><Record action="/recorded" transcribe="true" transcribeCallback="/text" recordingStatusCallback="/status"/>',
    '/recorded': '',
    '/text': '',
    '/status': '',
  });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.hears(/leave a message/i);
  await call.says('My heating is broken', { thenHangsUp: true });
  expect(await call.ends()).toBe('completed');
  await line.twilio.passes('1 minute');
  expect(line.requests('/recorded')[0]?.parameters).toMatchObject({
    CallStatus: 'completed',
    Digits: 'hangup',
    RecordingDuration: '3',
  });
  expect(line.requests('/status')[0]?.parameters).toMatchObject({
    RecordingStatus: 'completed',
    RecordingSource: 'RecordVerb',
    RecordingDuration: '3',
  });
  expect(line.requests('/text')[0]?.parameters).toMatchObject({
    TranscriptionText: 'My heating is broken',
    TranscriptionStatus: 'completed',
    RecordingSid: line.requests('/recorded')[0]?.parameters.RecordingSid,
  });
});
