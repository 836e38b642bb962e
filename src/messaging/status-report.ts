import * as z from 'zod/mini';
import { deliveryStates } from './delivery';

/** What Twilio says about one message on its way. Twilio: "Track the Message Status of Outbound Messages". */
export const statusReport = z.pipe(
  z.object({
    MessageSid: z.string().check(z.regex(/^(SM|MM)[0-9a-f]{32}$/i)),
    MessageStatus: z.enum(deliveryStates),
    To: z.string().check(z.minLength(1)),
    ErrorCode: z.optional(z.string().check(z.regex(/^\d*$/))),
    /** Our own: for which outbox row the message was sent, and in which of its attempts. */
    intent: z.optional(z.uuid()),
    attempt: z.optional(z.string().check(z.regex(/^\d{1,6}$/))),
  }),
  z.transform((parameters) => ({
    messageSid: parameters.MessageSid,
    recipient: parameters.To,
    outboxId: parameters.intent,
    attempt: parameters.attempt ? Number(parameters.attempt) : undefined,
    state: parameters.MessageStatus,
    errorCode: parameters.ErrorCode ? Number(parameters.ErrorCode) : undefined,
  })),
);

export type StatusReport = z.infer<typeof statusReport>;
