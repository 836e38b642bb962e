import { request } from 'undici';
import { wavDurationMs } from '../../../local-twilio/voice/audio/wav';
import { sdkFor } from '../sdk';
import { businessNumber, mayasNumber, openLine } from '../voice/phone-line';

/** A line on which two callers have left a message, on two days. */
async function withRecordings() {
  const line = await openLine({
    '/voice': '<Record action="/recorded" transcribe="true"/>',
    '/recorded': '',
  });
  const calls: string[] = [];
  for (const words of ['My heating is broken', 'Please call me back soon']) {
    const call = await line.twilio.person(mayasNumber).dials(businessNumber);
    await call.says(words, { thenHangsUp: true });
    await call.ends();
    calls.push(call.sid);
    await line.twilio.passes('1 day');
  }
  const [second, first] = line.twilio.exchange.state.recordings.list();
  if (!first || !second) throw new Error('Two recordings were expected.');
  return { line, sdk: sdkFor(line.twilio), calls, first, second };
}

test('recordings are fetched and listed, also by call and date', async () => {
  const { sdk, calls, first, second } = await withRecordings();
  expect(await sdk.recordings(first.sid).fetch()).toMatchObject({
    sid: first.sid,
    callSid: calls[0],
    status: 'completed',
    source: 'RecordVerb',
    channels: 1,
    duration: '3',
    errorCode: null,
  });
  const sids = (list: Array<{ sid: string }>): string[] => list.map(({ sid }) => sid);
  expect(sids(await sdk.recordings.list())).toEqual([second.sid, first.sid]);
  expect(sids(await sdk.recordings.list({ callSid: calls[0] ?? '' }))).toEqual([first.sid]);
  expect(
    sids(await sdk.recordings.list({ dateCreated: new Date('2026-03-03T00:00:00Z') })),
  ).toEqual([second.sid]);
  expect(sids(await sdk.calls(calls[1] ?? '').recordings.list())).toEqual([second.sid]);
  expect(
    await sdk
      .calls(calls[1] ?? '')
      .recordings(second.sid)
      .fetch(),
  ).toMatchObject({
    sid: second.sid,
  });
  await expect(
    sdk
      .calls(calls[1] ?? '')
      .recordings(first.sid)
      .fetch(),
  ).rejects.toMatchObject({
    code: 20404,
  });
});

test('the audio is a WAV file for everybody who knows its URL; MP3 is answered as what it is', async () => {
  const { line, first } = await withRecordings();
  const path = `/2010-04-01/Accounts/${first.accountSid}/Recordings/${first.sid}`;
  const ask = async (file: string) => {
    const { statusCode, headers, body } = await request(`${line.twilio.address}${file}`, {
      headers: { host: 'api.twilio.com' },
    });
    return { statusCode, headers, bytes: Buffer.from(await body.arrayBuffer()) };
  };
  for (const file of [path, `${path}.wav`]) {
    const { statusCode, headers, bytes } = await ask(file);
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('audio/x-wav');
    expect(headers.warning).toBeUndefined();
    expect(wavDurationMs(bytes)).toBe(3000);
  }
  const mp3 = await ask(`${path}.mp3`);
  expect(mp3.headers['content-type']).toBe('audio/x-wav');
  expect(mp3.headers.warning).toMatch(/MP3 is not covered/);
  expect((await ask(`${path}x`)).statusCode).toBe(404);
});

test('a deleted recording is gone with its audio', async () => {
  const { line, sdk, calls, first, second } = await withRecordings();
  expect(await sdk.recordings(first.sid).remove()).toBe(true);
  await expect(sdk.recordings(first.sid).fetch()).rejects.toMatchObject({ code: 20404 });
  expect(line.twilio.exchange.state.storage.readFile(`${first.sid}.wav`)).toBeUndefined();
  expect(
    await sdk
      .calls(calls[1] ?? '')
      .recordings(second.sid)
      .remove(),
  ).toBe(true);
  expect(await sdk.recordings.list()).toEqual([]);
});

test('transcriptions are fetched, listed and deleted, also by recording', async () => {
  const { sdk, first, second } = await withRecordings();
  const all = await sdk.transcriptions.list();
  expect(all.map(({ transcriptionText }) => transcriptionText)).toEqual([
    'Please call me back soon',
    'My heating is broken',
  ]);
  const [ofFirst] = await sdk.recordings(first.sid).transcriptions.list();
  expect(ofFirst).toMatchObject({ recordingSid: first.sid, status: 'completed', type: 'fast' });
  const sid = ofFirst?.sid ?? '';
  expect(await sdk.transcriptions(sid).fetch()).toMatchObject({ sid, duration: '3' });
  expect(await sdk.recordings(first.sid).transcriptions(sid).fetch()).toMatchObject({ sid });
  await expect(sdk.recordings(second.sid).transcriptions(sid).fetch()).rejects.toMatchObject({
    code: 20404,
  });
  expect(await sdk.transcriptions(sid).remove()).toBe(true);
  await expect(sdk.transcriptions(sid).fetch()).rejects.toMatchObject({ code: 20404 });
});

test('what was deleted before it was transcribed has no transcription', async () => {
  const line = await openLine({
    '/voice': '<Record action="/recorded" transcribe="true"/>',
    '/recorded': '',
  });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.says('My heating is broken', { thenHangsUp: true });
  await call.ends();
  const sdk = sdkFor(line.twilio);
  const [recording] = await sdk.recordings.list();
  await sdk.recordings(recording?.sid ?? '').remove();
  await line.twilio.passes('1 minute');
  expect(await sdk.transcriptions.list()).toEqual([]);
});
