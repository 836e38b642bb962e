import * as z from 'zod/mini';

/**
 * What Twilio tells about a call, parsed. Twilio: "TwiML Voice: Twilio's request to your
 * application". A parameter that is empty counts as absent.
 */
const callParameters = {
  CallSid: z.string().check(z.regex(/^CA[0-9a-f]{32}$/i)),
  From: z.string(),
  To: z.string(),
};

export const departments = ['sales', 'support', 'operator'] as const;
const department = z.enum(departments);
const count = z.string().check(z.regex(/^\d+$/));
const optionalText = z.optional(z.string());

const call = ({ CallSid, From, To }: { CallSid: string; From: string; To: string }) => ({
  callSid: CallSid,
  /** E.164, or Twilio's words and special numbers for a caller who withholds it. */
  from: From,
  to: To,
});

/** Somebody dialled the business. */
export const incomingCall = z.pipe(z.object(callParameters), z.transform(call));
export type IncomingCall = z.infer<typeof incomingCall>;

/** What a caller pressed or said; neither after silence. */
const answerParameters = { Digits: optionalText, SpeechResult: optionalText };
const answer = (parameters: {
  Digits?: string | undefined;
  SpeechResult?: string | undefined;
}) => ({
  digits: parameters.Digits || undefined,
  speech: parameters.SpeechResult || undefined,
});

/** The caller's answer to the menu, and which attempt it was (from 1). */
export const menuAnswer = z.pipe(
  z.object({ ...callParameters, ...answerParameters, attempt: z._default(count, '1') }),
  z.transform((parameters) => ({
    ...call(parameters),
    ...answer(parameters),
    attempt: Number(parameters.attempt),
  })),
);
export type MenuAnswer = z.infer<typeof menuAnswer>;

/** The caller's answer to "shall we text you our opening hours?". */
export const hoursAnswer = z.pipe(
  z.object({ ...callParameters, ...answerParameters }),
  z.transform((parameters) => ({ ...call(parameters), ...answer(parameters) })),
);
export type HoursAnswer = z.infer<typeof hoursAnswer>;

/** The agent has picked up (`asked`), or has answered whether to take the call (`answered`). */
export const whisperStep = z.pipe(
  z.object({
    ...callParameters,
    ...answerParameters,
    department,
    step: z._default(z.enum(['asked', 'answered']), 'asked'),
  }),
  z.transform((parameters) => ({
    ...call(parameters),
    ...answer(parameters),
    department: parameters.department,
    step: parameters.step,
  })),
);
export type WhisperStep = z.infer<typeof whisperStep>;

/** Ringing a department has ended. Twilio: "TwiML Voice: Dial", DialCallStatus and DialBridged. */
export const dialEnd = z.pipe(
  z.object({
    ...callParameters,
    department,
    DialCallStatus: z.enum(['completed', 'answered', 'busy', 'no-answer', 'failed', 'canceled']),
    DialBridged: optionalText,
  }),
  z.transform((parameters) => ({
    ...call(parameters),
    department: parameters.department,
    dialStatus: parameters.DialCallStatus,
    bridged: parameters.DialBridged,
  })),
);
export type DialEnd = z.infer<typeof dialEnd>;

export const voicemailReasons = ['asked', 'closed', 'silent', 'unanswered'] as const;
export type VoicemailReason = (typeof voicemailReasons)[number];

/** A caller is to leave a message, and why. */
export const voicemailOffer = z.pipe(
  z.object({
    ...callParameters,
    department: z._default(department, 'operator'),
    reason: z._default(z.enum(voicemailReasons), 'asked'),
  }),
  z.transform((parameters) => ({
    ...call(parameters),
    department: parameters.department,
    reason: parameters.reason,
  })),
);
export type VoicemailOffer = z.infer<typeof voicemailOffer>;

const callStatus = z.enum([
  'queued',
  'initiated',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'no-answer',
  'failed',
  'canceled',
]);

/** The call has moved on, mostly: ended. Twilio: "Call resource", status callback. */
export const callStatusReport = z.pipe(
  z.object({
    ...callParameters,
    CallStatus: callStatus,
    CallDuration: z.optional(count),
  }),
  z.transform((parameters) => ({
    ...call(parameters),
    status: parameters.CallStatus,
    durationSeconds: parameters.CallDuration ? Number(parameters.CallDuration) : undefined,
  })),
);
export type CallStatusReport = z.infer<typeof callStatusReport>;
