import { wavDurationMs } from '../../../../local-twilio/voice/audio/wav';
import { sdkFor } from '../../sdk';
import { type App, appUrl, businessNumber, mayasNumber, openLine } from '../phone-line';

const startsAt = Date.parse('2026-03-02T10:00:00Z');

/** The beep takes a second; recording begins behind it. */
async function record(attributes: string, more: App = {}) {
  const line = await openLine({
    '/voice': `<Record action="/recorded" ${attributes}/><Say>Nothing recorded.</Say>`,
    '/recorded': '<Say>Thank you.</Say>',
    '/text': '',
    '/status': '',
    ...more,
  });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  const result = (): Record<string, string> | undefined =>
    line.requests('/recorded')[0]?.parameters;
  const elapsed = (): number => line.twilio.exchange.clock.now() - startsAt;
  return { line, call, result, elapsed };
}

test('a caller leaves a message and hangs up; its text is transcribed', async () => {
  const { line, call, result } = await record(
    'transcribe="true" transcribeCallback="/text" recordingStatusCallback="/status" recordingStatusCallbackEvent="in-progress completed"',
  );
  await call.hears(/beep/i);
  await call.says('My heating is broken', { thenHangsUp: true });
  expect(await call.ends()).toBe('completed');
  await line.twilio.passes('1 minute');
  const [recording] = line.twilio.exchange.state.recordings.list();
  const recordingUrl = `https://api.twilio.com/2010-04-01/Accounts/${recording?.accountSid}/Recordings/${recording?.sid}`;
  expect(result()).toMatchObject({
    CallSid: call.sid,
    CallStatus: 'completed',
    Digits: 'hangup',
    RecordingUrl: recordingUrl,
    RecordingSid: recording?.sid,
    RecordingDuration: '3',
  });
  expect(line.requests('/status').map(({ parameters }) => parameters)).toEqual([
    expect.objectContaining({ RecordingStatus: 'in-progress' }),
    {
      AccountSid: recording?.accountSid,
      CallSid: call.sid,
      RecordingSid: recording?.sid,
      RecordingUrl: recordingUrl,
      RecordingStatus: 'completed',
      RecordingDuration: '3',
      RecordingChannels: '1',
      RecordingStartTime: 'Mon, 02 Mar 2026 10:00:01 +0000',
      RecordingSource: 'RecordVerb',
      RecordingTrack: 'both',
      ErrorCode: '0',
    },
  ]);
  const [transcription] = line.twilio.exchange.state.transcriptions.list();
  expect(line.requests('/text')[0]?.parameters).toMatchObject({
    CallSid: call.sid,
    TranscriptionSid: transcription?.sid,
    TranscriptionText: 'My heating is broken',
    TranscriptionStatus: 'completed',
    RecordingSid: recording?.sid,
    RecordingUrl: recordingUrl,
  });
  expect(call.heard.some(({ text }) => text === 'Thank you.')).toBe(false);
});

describe('ends', () => {
  test('with a key, which the action gets', async () => {
    const { call, result } = await record('finishOnKey="#*"');
    await call.says('1234567890');
    await call.presses('7*');
    await call.hears(/thank you/i);
    expect(result()).toMatchObject({
      Digits: '*',
      RecordingDuration: '2',
      CallStatus: 'in-progress',
    });
  });

  test('after a silence behind the last word', async () => {
    const { call, result, elapsed } = await record('timeout="3"');
    await call.says('1234567890');
    await call.hears(/thank you/i);
    expect(elapsed()).toBe(1000 + 2000 + 3000);
    expect(result()).toMatchObject({ RecordingDuration: '2' });
    expect(result()).not.toHaveProperty('Digits');
  });

  test('when it is as long as it may be, also in the middle of a word', async () => {
    const { line, call, result, elapsed } = await record('maxLength="4" playBeep="false"');
    await call.says('A very long story that never wants to come to any end at all');
    await call.hears(/thank you/i);
    expect(elapsed()).toBe(4000);
    expect(result()).toMatchObject({ RecordingDuration: '4' });
    // 60 characters in 7 seconds: 4 of them are time for 34.
    const [recording] = line.twilio.exchange.state.recordings.list();
    expect(recording?.spokenText).toBe('A very long story that never wants');
  });

  test('not by silence with timeout="0"', async () => {
    const { call, elapsed } = await record('timeout="0" maxLength="60" trim="do-not-trim"');
    await call.hears(/thank you/i);
    expect(elapsed()).toBe(61_000);
  });

  test('without a request when the call is sent elsewhere over REST', async () => {
    const { line, call, result } = await record('', { '/other': '<Say>Elsewhere.</Say>' });
    await call.hears(/beep/);
    await call.says('Hello there');
    await line.twilio.passes('2 seconds');
    await sdkFor(line.twilio)
      .calls(call.sid)
      .update({ url: `${appUrl}/other` });
    await call.hears(/elsewhere/i);
    expect(result()).toBeUndefined();
    expect(line.twilio.exchange.state.recordings.list()[0]?.status).toBe('completed');
  });
});

describe('silence', () => {
  test('asks the action with a duration of 0 and is reported absent', async () => {
    const { line, call, result } = await record(
      'recordingStatusCallback="/status" recordingStatusCallbackEvent="completed absent"',
    );
    await call.hears(/thank you/i);
    expect(result()).toMatchObject({ RecordingDuration: '0' });
    await line.twilio.passes('2 seconds');
    expect(line.requests('/status').map(({ parameters }) => parameters.RecordingStatus)).toEqual([
      'absent',
    ]);
    expect(line.alertCodes()).toEqual([16102]);
  });

  test('can be switched to fall through to the next verb', async () => {
    const line = await openLine({
      '/voice': '<Record action="/recorded"/><Say>Nothing recorded.</Say>',
    });
    line.twilio.exchange.voice.behaviour.silentRecording = 'falls-through';
    const call = await line.twilio.person(mayasNumber).dials(businessNumber);
    await call.hears(/nothing recorded/i);
    expect(line.requests('/recorded')).toEqual([]);
  });

  test('is kept with trim="do-not-trim"', async () => {
    const { call, result } = await record('trim="do-not-trim" timeout="7"');
    await call.hears(/thank you/i);
    expect(result()).toMatchObject({ RecordingDuration: '7' });
  });
});

test('the file is a WAV of the recorded length with sound where somebody spoke', async () => {
  const { line, call } = await record('trim="do-not-trim" timeout="2"');
  await line.twilio.passes('2 seconds');
  await call.says('1234567890');
  await call.hears(/thank you/i);
  const [recording] = line.twilio.exchange.state.recordings.list();
  const file =
    line.twilio.exchange.state.storage.readFile(`${recording?.sid}.wav`) ?? Buffer.alloc(0);
  expect(wavDurationMs(file)).toBe(1000 + 2000 + 2000);
  const loudest = (fromMs: number, toMs: number): number => {
    let peak = 0;
    for (let at = 44 + fromMs * 16; at < 44 + toMs * 16; at += 2) {
      peak = Math.max(peak, Math.abs(file.readInt16LE(at)));
    }
    return peak;
  };
  expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 12)).toBe('RIFFWAVE');
  expect(file.readUInt16LE(20)).toBe(1);
  expect(file.readUInt16LE(22)).toBe(1);
  expect(file.readUInt32LE(24)).toBe(8000);
  expect(file.readUInt16LE(34)).toBe(16);
  expect(loudest(0, 1000)).toBe(0);
  expect(loudest(1000, 3000)).toBeGreaterThan(500);
  expect(loudest(3000, 5000)).toBe(0);
});

describe('transcription', () => {
  test('of a recording that is too short fails with 13617', async () => {
    const { line, call } = await record('transcribe="true" transcribeCallback="/text"');
    await call.says('Hi', { thenHangsUp: true });
    await line.twilio.passes('1 minute');
    expect(line.requests('/text')[0]?.parameters).toMatchObject({
      TranscriptionStatus: 'failed',
      TranscriptionText: '',
    });
    expect(line.alertCodes()).toEqual([13617]);
  });

  test('limits the recording to 120 seconds, with a warning where more is asked', async () => {
    const { line, call, elapsed } = await record(
      'transcribe="true" maxLength="300" timeout="0" trim="do-not-trim"',
    );
    await call.hears(/thank you/i);
    expect(elapsed()).toBe(301_000);
    expect(line.alertCodes()).toEqual([13615]);
    const usual = await record('transcribe="true" timeout="0" trim="do-not-trim"');
    await usual.call.hears(/thank you/i);
    expect(usual.elapsed()).toBe(121_000);
  });
});

test('TwiML that was given over REST needs absolute action URLs', async () => {
  const line = await openLine({ '/voice': '<Pause/><Pause length="60"/>' });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.isConnected();
  const twiml = '<Response><Record action="/recorded"/></Response>';
  await sdkFor(line.twilio).calls(call.sid).update({ twiml });
  await call.says('Hello');
  await call.hears(/application error/i);
  expect(line.alertCodes()).toEqual([15_004]);
  expect(line.alertTexts()[0]).toMatch(/given over REST.*"\/recorded" must be an absolute URL/);
});

test('what is awaited can be seen', async () => {
  const { line, call } = await record('finishOnKey="#"');
  await call.hears(/beep/);
  await line.twilio.passes('1 second');
  expect(line.twilio.exchange.voice.leg(call.sid)?.awaiting).toEqual({
    kind: 'recording',
    finishOnKey: '#',
    until: startsAt + 6000,
  });
});
