import { rfc2822 } from '../../api/dates';
import type { Exchange } from '../../exchange';
import type { HttpMethod, Recording } from '../../state/records';
import { sendReport } from '../calls/send-report';

export const recordingEvents = ['in-progress', 'completed', 'absent'] as const;
export type RecordingEvent = (typeof recordingEvents)[number];

/** Who wants to hear of a recording, and of which events; an empty URL means nobody. */
export interface RecordingSubscription {
  url: string;
  method: HttpMethod;
  events: readonly RecordingEvent[];
}

/** The URL of a recording's WAV file; `.json` behind it is the resource. */
export function recordingUrl({ accountSid, sid }: Recording): string {
  return `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;
}

/** What webhooks say of a finished recording. */
export function recordingParameters(recording: Recording): Record<string, string> {
  return {
    RecordingUrl: recordingUrl(recording),
    RecordingSid: recording.sid,
    RecordingDuration: String(recording.duration),
  };
}

/** Twilio: "TwiML Voice: Record", recordingStatusCallback. Nobody waits for the answer. */
export function reportRecording({
  exchange,
  recording,
  subscription,
  event,
}: {
  exchange: Exchange;
  recording: Recording;
  subscription: RecordingSubscription;
  event: RecordingEvent;
}): void {
  const { url, method, events } = subscription;
  if (!events.includes(event) || !URL.canParse(url)) return;
  void sendReport(exchange, {
    webhook: 'voice.recordingStatusCallback',
    accountSid: recording.accountSid,
    method,
    url,
    subject: { callSid: recording.callSid },
    parameters: {
      AccountSid: recording.accountSid,
      CallSid: recording.callSid,
      ...recordingParameters(recording),
      RecordingDuration: event === 'in-progress' ? '' : String(recording.duration),
      RecordingStatus: event,
      RecordingChannels: String(recording.channels),
      RecordingStartTime: rfc2822(recording.startTime),
      RecordingSource: recording.source,
      RecordingTrack: 'both',
      ErrorCode: '0',
    },
  });
}
