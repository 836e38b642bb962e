import * as z from 'zod/mini';
import { isPhoneNumber } from '../../platform/phone-numbers';
import { purposes } from '../purpose';

const person = z.string('must be a text').check(z.refine(isPhoneNumber, 'must be E.164'));
/** One of our addresses as Twilio writes it, all of a channel, or all. */
const sender = z
  .string('must be a text')
  .check(
    z.regex(
      /^(\*|(sms|whatsapp|email):\*|(whatsapp:)?\+[1-9]\d{7,14}|[\w &+-]{3,11}|[^\s@]+@[^\s@]+\.[^\s@]+)$/,
      'must be *, sms:*, whatsapp:*, email:* or an address of the business',
    ),
  );

/**
 * What a system of the business may say and ask about consent. Functions see no HTTP method, so the
 * body names the action.
 */
export const consentRequest = z.discriminatedUnion(
  'action',
  [
    z.strictObject({
      action: z.literal('set'),
      person,
      sender: z._default(sender, '*'),
      purpose: z.enum([...purposes, '*'], 'must be a purpose or *'),
      decision: z.enum(['agreed', 'refused'], 'must be agreed or refused'),
      how: z.enum(
        ['web-form', 'paper', 'phone-call', 'in-person', 'import'],
        'must be web-form, paper, phone-call, in-person or import',
      ),
      /** What proves it, as the form's address and version. */
      evidence: z.optional(
        z
          .string('must be a text')
          .check(z.minLength(1, 'is empty'), z.maxLength(500, 'is too long')),
      ),
      /** When the person said it; by default now. */
      at: z.optional(
        z.pipe(
          z.iso.datetime({ offset: true, error: 'must be a time as 2026-11-23T10:00:00-05:00' }),
          z.transform((text) => new Date(text)),
        ),
      ),
    }),
    z.strictObject({ action: z.literal('list'), person }),
  ],
  'must be set or list',
);

export type ConsentRequest = z.infer<typeof consentRequest>;
