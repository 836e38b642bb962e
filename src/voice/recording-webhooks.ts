import * as z from 'zod/mini';
import { departments } from './call-webhooks';

const callSid = z.string().check(z.regex(/^CA[0-9a-f]{32}$/i));
const recordingSid = z.string().check(z.regex(/^RE[0-9a-f]{32}$/i));
const department = z._default(z.enum(departments), 'operator');
const seconds = z.optional(z.string().check(z.regex(/^\d*$/)));

/**
 * A message was recorded. The `<Record>` action and the recording status callback carry the same
 * facts. Twilio: "TwiML Voice: Record". Without a SID nothing was recorded.
 */
export const recordingReport = z.pipe(
  z.object({
    CallSid: callSid,
    RecordingSid: z.optional(recordingSid),
    RecordingUrl: z.optional(z.string()),
    RecordingDuration: seconds,
    department,
  }),
  z.transform((parameters) => ({
    callSid: parameters.CallSid,
    recordingSid: parameters.RecordingSid,
    url: parameters.RecordingUrl,
    durationSeconds: Number(parameters.RecordingDuration || '0'),
    department: parameters.department,
  })),
);
export type RecordingReport = z.infer<typeof recordingReport>;

/** What was said in a message. Twilio: "TwiML Voice: Record", transcribeCallback. */
export const transcriptionReport = z.pipe(
  z.object({
    CallSid: callSid,
    RecordingSid: recordingSid,
    RecordingUrl: z.optional(z.string()),
    TranscriptionStatus: z.enum(['completed', 'failed']),
    TranscriptionText: z._default(z.string(), ''),
    department,
  }),
  z.transform((parameters) => ({
    callSid: parameters.CallSid,
    recordingSid: parameters.RecordingSid,
    url: parameters.RecordingUrl,
    department: parameters.department,
    text: parameters.TranscriptionStatus === 'completed' ? parameters.TranscriptionText.trim() : '',
  })),
);
export type TranscriptionReport = z.infer<typeof transcriptionReport>;
