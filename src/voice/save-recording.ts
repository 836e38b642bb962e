import { dispatch } from '../messaging/dispatch';
import type { App } from '../platform/app';
import { type VoiceResponse, voiceResponse } from '../platform/twiml';
import { announceRecording } from './announce-voicemail';
import { longestRecording } from './offer-voicemail';
import type { RecordingReport } from './recording-webhooks';
import { keepRecording } from './voicemail-store';

/** Seconds. Twilio does not transcribe what is not longer than this (13617). */
const shortestTranscribed = 2;

/** Thanks the caller whose message was recorded, and keeps it. */
export async function thankForMessage(report: RecordingReport, app: App): Promise<VoiceResponse> {
  const kept = await saveRecording(report, app);
  const twiml = voiceResponse();
  twiml.say(
    kept === 'kept'
      ? 'Thank you. We will get back to you. Goodbye.'
      : 'We did not get a message. Goodbye.',
  );
  twiml.hangup();
  return twiml;
}

/** Keeps a recording that Twilio reports, also when the caller hung up while it was made. */
export async function recordRecording(report: RecordingReport, app: App): Promise<void> {
  await saveRecording(report, app);
}

/**
 * The two reports of one recording may come in any order, and the transcription before both.
 * Staff are told once: with the transcription when one can be expected, otherwise at once.
 */
async function saveRecording(report: RecordingReport, app: App): Promise<'kept' | 'empty'> {
  const { recordingSid, durationSeconds } = report;
  if (recordingSid === undefined || durationSeconds === 0) return 'empty';
  const transcribed = durationSeconds > shortestTranscribed && durationSeconds <= longestRecording;
  await app.database.transaction().execute(async (transaction) => {
    const voicemail = { ...report, recordingSid };
    await keepRecording({ transaction, voicemail, now: app.clock.now() });
    await announceRecording({
      app,
      transaction,
      voicemail,
      transcription: transcribed ? 'expected' : 'none',
    });
  });
  await dispatch(app);
  return 'kept';
}
