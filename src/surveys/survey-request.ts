import * as z from 'zod/mini';
import { languages } from '../messaging/templates/message-template';
import { isPhoneNumber } from '../platform/phone-numbers';

/** So many people may be asked by one request. */
const mostPeople = 1_000;

const survey = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be a name as visit-survey'));
const reference = z
  .string('must be text')
  .check(z.trim(), z.minLength(1, 'is empty'), z.maxLength(100, 'is longer than 100 characters'));
const phoneNumber = z
  .string('must be text')
  .check(z.refine(isPhoneNumber, 'must be a phone number in E.164, as +12025550147'));
const instant = z.pipe(
  z.iso.datetime({ offset: true, error: 'must be an instant in ISO 8601 with its zone' }),
  z.transform((text) => new Date(text)),
);

/** What the business's own systems may ask of surveys. */
export const surveyRequest = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('start'),
    survey,
    /** The caller's name for the occasion: the same person is asked once under it. */
    reference,
    people: z
      .array(
        z.strictObject({
          phoneNumber,
          /** By default the customer's own, else the business's. */
          language: z.optional(z.enum(languages)),
        }),
      )
      .check(
        z.minLength(1, 'names nobody'),
        z.maxLength(mostPeople, `names more than ${mostPeople} people`),
      ),
    /** Not before this; by default now. */
    sendAt: z.optional(instant),
  }),
  z.strictObject({ action: z.literal('status'), reference }),
  z.strictObject({
    action: z.literal('results'),
    survey,
    /** Of those who were asked from here on, and before there. */
    from: z.optional(instant),
    until: z.optional(instant),
    reference: z.optional(reference),
    format: z._default(z.enum(['json', 'csv']), 'json'),
  }),
  z.strictObject({ action: z.literal('cancel'), reference }),
]);

export type SurveyRequest = z.infer<typeof surveyRequest>;
export type SurveyRequestOf<Action extends SurveyRequest['action']> = Extract<
  SurveyRequest,
  { action: Action }
>;
