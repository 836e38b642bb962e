import * as z from 'zod/mini';

/** A text that somebody sent to the business. Twilio: "Twilio's request to your incoming message webhook". */
export const incomingMessage = z.pipe(
  z.object({
    MessageSid: z.string().check(z.regex(/^(SM|MM)[0-9a-f]{32}$/i)),
    From: z.string().check(z.minLength(1)),
    To: z.string(),
    Body: z._default(z.string(), ''),
    NumMedia: z._default(z.string().check(z.regex(/^\d+$/)), '0'),
    OptOutType: z.optional(z.enum(['STOP', 'START', 'HELP'])),
  }),
  z.transform((parameters) => ({
    messageSid: parameters.MessageSid,
    /** E.164, or `whatsapp:` and E.164: also the key of everything that is kept about the person. */
    from: parameters.From,
    to: parameters.To,
    // Postgres stores no NUL in a text, and nobody means one.
    body: parameters.Body.replaceAll('\0', ''),
    mediaCount: Number(parameters.NumMedia),
    /** Set by Twilio when it has handled a keyword itself (Advanced Opt-Out). */
    optOut: parameters.OptOutType,
  })),
);

export type IncomingMessage = z.infer<typeof incomingMessage>;

/** The phone number of an address: `whatsapp:+12025550147` is `+12025550147`. */
export function phoneNumberOf(address: string): string {
  return address.replace(/^whatsapp:/, '');
}
