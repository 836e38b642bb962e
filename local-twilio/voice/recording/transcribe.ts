import type { Exchange } from '../../exchange';
import { createSid } from '../../sids';
import type { HttpMethod, Recording, Transcription } from '../../state/records';
import type { LiveCall } from '../calls/live-call';
import { standardParameters } from '../calls/request-parameters';
import { sendReport } from '../calls/send-report';
import { recordingUrl } from './recording-callback';

/** How long the local Twilio takes for a transcription. */
const transcribingMs = 5000;
/** Seconds. 13617 "Record: Recording length is out of range for transcription". */
const shortest = 2;
const longest = 120;

/**
 * Transcribes a finished recording some seconds later and tells `transcribeCallback` (an absolute URL,
 * or empty). A recording must be longer than 2 and shorter than 120 seconds, otherwise the
 * transcription fails; one that was deleted meanwhile has none. Twilio: "TwiML Voice: Record", transcribe.
 */
export function transcribe({
  call,
  recording,
  callback,
}: {
  call: LiveCall;
  recording: Recording;
  callback: { url: string; method: HttpMethod };
}): void {
  const { exchange } = call;
  const finish = (): void => {
    if (!exchange.state.recordings.get(recording.sid)) return;
    const isInRange = recording.duration > shortest && recording.duration < longest;
    if (!isInRange) {
      const text = `The recording ${recording.sid} has ${recording.duration} s; only between ${shortest} and ${longest} s are transcribed.`;
      call.raises(13617, text);
    }
    const transcription = store({ exchange, recording, isInRange });
    if (callback.url !== '') report({ call, recording, transcription, callback });
  };
  const what = 'The recording is transcribed';
  exchange.clock.after(transcribingMs, finish, { what, callSid: call.sid });
}

function store({
  exchange,
  recording,
  isInRange,
}: {
  exchange: Exchange;
  recording: Recording;
  isInRange: boolean;
}): Transcription {
  const now = exchange.clock.now();
  return exchange.state.transcriptions.insert({
    sid: createSid('TR'),
    accountSid: recording.accountSid,
    recordingSid: recording.sid,
    status: isInRange ? 'completed' : 'failed',
    text: isInRange ? recording.spokenText : '',
    duration: recording.duration,
    dateCreated: now,
    dateUpdated: now,
  });
}

function report({
  call,
  recording,
  transcription,
  callback,
}: {
  call: LiveCall;
  recording: Recording;
  transcription: Transcription;
  callback: { url: string; method: HttpMethod };
}): void {
  const { accountSid, sid, status, text } = transcription;
  void sendReport(call.exchange, {
    webhook: 'voice.transcribeCallback',
    accountSid,
    method: callback.method,
    url: callback.url,
    subject: { callSid: call.sid },
    parameters: {
      ...standardParameters(call.record),
      RecordingSid: recording.sid,
      RecordingUrl: recordingUrl(recording),
      TranscriptionSid: sid,
      TranscriptionStatus: status,
      TranscriptionText: text,
      TranscriptionType: 'fast',
      TranscriptionUrl: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Transcriptions/${sid}`,
    },
  });
}
