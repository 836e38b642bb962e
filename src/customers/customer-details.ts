import * as z from 'zod/mini';
import { languages } from '../messaging/templates/message-template';
import { emailAddress, oneLine, timeZoneName } from '../platform/request-fields';

/** What a system of the business may tell of a customer; what it leaves out stays as it was. */
export const customerDetails = {
  /** A phone number that we do not know needs one. */
  name: z.optional(oneLine),
  /** What they want to read. */
  language: z.optional(z.enum(languages)),
  /** Where they live; by default as their number tells. */
  timeZone: z.optional(timeZoneName),
  /** For what cannot reach them otherwise, once they have agreed to e-mail. */
  email: z.optional(emailAddress),
};

export type CustomerDetails = z.infer<z.ZodMiniObject<typeof customerDetails>>;
