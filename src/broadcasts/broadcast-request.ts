import * as z from 'zod/mini';
import { languages } from '../messaging/templates/message-template';
import { isPhoneNumber } from '../platform/phone-numbers';
import { isPublicAddress } from '../platform/public-address';

/**
 * What a broadcast can be about. `support` answers somebody who wrote, `staff` are the business's own
 * people, `alerts` warn of danger: these ask for nobody's consent or keep no quiet hours.
 */
export const broadcastPurposes = ['appointments', 'orders', 'surveys', 'offers'] as const;
/** People of one broadcast. */
const mostRecipients = 10_000;
const day = 86_400_000;
/** ms: a broadcast is planned for this year, not for the next decade. */
export const longestLead = 366 * day;

const reference = z
  .string('must be a text')
  .check(z.regex(/^[\w.:-]{1,100}$/, 'must have 1 to 100 letters, digits, dots, colons or dashes'));
const variables = z.record(
  z.string(),
  z.string('must be a text').check(z.maxLength(1_000, 'must have at most 1,000 characters')),
);
const language = z.enum(languages, `must be one of ${languages.join(', ')}`);
const instant = z.pipe(
  z.iso.datetime({ offset: true, error: 'must be a time in ISO 8601 with its zone' }),
  z.transform((text) => new Date(text)),
);

const file = z.strictObject({
  url: z
    .string('must be a text')
    .check(
      z.maxLength(500, 'must have at most 500 characters'),
      z.refine(isPublicAddress, 'must be an https address that anybody can open'),
    ),
  contentType: z
    .string('must be a text')
    .check(z.regex(/^[a-z]+\/[\w.+-]{1,80}$/, 'must be a media type, as image/jpeg')),
  bytes: z.int('must be a whole number').check(z.positive('must be positive')),
});

const message = {
  template: z
    .string('must be the name of a template')
    .check(z.maxLength(100, 'must have at most 100 characters')),
  /** For everybody; what a recipient brings goes before. `business` is filled in by itself. */
  variables: z._default(variables, {}),
  recipients: z
    .array(
      z.strictObject({
        phoneNumber: z
          .string('must be a text')
          .check(z.refine(isPhoneNumber, 'must be a phone number in E.164, as +12025550100')),
        variables: z._default(variables, {}),
        language: z.optional(language),
      }),
      'must be a list',
    )
    .check(
      z.minLength(1, 'must name somebody'),
      z.maxLength(mostRecipients, `must name at most ${mostRecipients} people`),
    ),
  /** What people must have agreed to; by default the template's. */
  purpose: z.optional(z.enum(broadcastPurposes, `must be one of ${broadcastPurposes.join(', ')}`)),
  language: z.optional(language),
  /** Files for everybody, as the server that has them describes them. */
  media: z._default(z.array(file).check(z.maxLength(10, 'must be at most ten files')), []),
  channel: z.optional(z.enum(['sms', 'whatsapp', 'email'], 'must be sms, whatsapp or email')),
};

/** What the business's own system may ask. */
export const broadcastRequest = z.discriminatedUnion(
  'action',
  [
    z.strictObject({ action: z.literal('estimate'), ...message }),
    z.strictObject({
      action: z.literal('create'),
      reference,
      ...message,
      sendAt: z.optional(instant),
      latestAt: z.optional(instant),
    }),
    z.strictObject({ action: z.literal('status'), reference }),
    z.strictObject({ action: z.literal('cancel'), reference }),
  ],
  'must be estimate, create, status or cancel',
);

export type BroadcastRequest = z.infer<typeof broadcastRequest>;
export type BroadcastMessage = Extract<BroadcastRequest, { action: 'estimate' }>;
export type NewBroadcast = Extract<BroadcastRequest, { action: 'create' }>;
