import * as z from 'zod/mini';

/** A text that somebody sent to the business. Twilio: "Twilio's request to your incoming message webhook". */
export const incomingMessage = z.pipe(
  z.looseObject({
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
    /** Files that came along; their bytes stay at Twilio. */
    media: readMedia(parameters),
    /** Set by Twilio when it has handled a keyword itself (Advanced Opt-Out). */
    optOut: parameters.OptOutType,
  })),
);

/** A file that came with a text. */
export interface IncomingMedia {
  url: string;
  /** As `image/jpeg`. */
  contentType: string;
}

export type IncomingMessage = z.infer<typeof incomingMessage>;

/** The phone number of an address: `whatsapp:+12025550147` is `+12025550147`. */
export function phoneNumberOf(address: string): string {
  return address.replace(/^whatsapp:/, '');
}

/** `MediaUrl0`, `MediaContentType0` and so on, as many as `NumMedia` says; at most 10 come. */
function readMedia(parameters: Record<string, unknown> & { NumMedia: string }): IncomingMedia[] {
  const positions = Array.from(
    { length: Math.min(Number(parameters.NumMedia), 10) },
    (_, at) => at,
  );
  return positions.flatMap((position) => {
    const url = parameters[`MediaUrl${position}`];
    const contentType = parameters[`MediaContentType${position}`];
    return typeof url === 'string' && typeof contentType === 'string' ? [{ url, contentType }] : [];
  });
}
