import * as z from 'zod/mini';
import { customerDetails } from '../customers/customer-details';
import { isReachablePhoneNumber } from '../platform/phone-numbers';
import { oneLine, timeZoneName } from '../platform/request-fields';

const action = <Name extends string>(name: Name) => z.literal(name);
const reference = z
  .string()
  .check(
    z.regex(
      /^[\w.:-]{1,64}$/,
      'must be at most 64 letters, digits, dots, colons, dashes, underscores',
    ),
  );
const phoneNumber = z
  .string()
  .check(z.refine(isReachablePhoneNumber, 'must be a phone number in E.164, as +12025550100'));
const instant = z.pipe(
  z.iso.datetime({
    offset: true,
    error: 'must be a time with its offset, as 2026-11-24T14:30:00-05:00',
  }),
  z.transform((text) => new Date(text)),
);
/** Whether the customer gets a text about what is done; `nobody` when they know already. */
const tell = z._default(z.enum(['customer', 'nobody']), 'customer');
const states = [
  'booked',
  'reminded',
  'confirmed',
  'change-requested',
  'cancelled',
  'missed',
  'done',
] as const;

const create = z.strictObject({
  action: action('create'),
  reference,
  customer: z.strictObject({ phoneNumber, ...customerDetails }),
  startsAt: instant,
  /** Of the place; by default the business's. */
  timeZone: z.optional(timeZoneName),
  service: oneLine,
});
const show = z.strictObject({ action: action('show'), reference });
const list = z.strictObject({
  action: action('list'),
  phoneNumber: z.optional(phoneNumber),
  /** Appointments that begin then or later, and before `to`. */
  from: z.optional(instant),
  to: z.optional(instant),
  states: z.optional(z.array(z.enum(states)).check(z.minLength(1), z.maxLength(states.length))),
  limit: z._default(z.int().check(z.gte(1), z.lte(100)), 50),
  /** `next` of the page before. */
  after: z.optional(z.string().check(z.maxLength(200))),
});
const change = z
  .strictObject({
    action: action('change'),
    reference,
    startsAt: z.optional(instant),
    timeZone: z.optional(timeZoneName),
    service: z.optional(oneLine),
    tell,
  })
  .check(
    z.refine(
      (request) => Boolean(request.startsAt ?? request.timeZone ?? request.service),
      'must change startsAt, timeZone or service',
    ),
  );
const cancel = z.strictObject({ action: action('cancel'), reference, tell });
const mark = z.strictObject({
  action: action('mark'),
  reference,
  as: z.enum(['confirmed', 'done', 'missed']),
});

/** What the business's own system may ask about appointments. */
export const appointmentRequest = z.discriminatedUnion('action', [
  create,
  show,
  list,
  change,
  cancel,
  mark,
]);

export type AppointmentRequest = z.infer<typeof appointmentRequest>;
export type CreateRequest = z.infer<typeof create>;
export type ListRequest = z.infer<typeof list>;
export type ChangeRequest = z.infer<typeof change>;
export type CancelRequest = z.infer<typeof cancel>;
export type MarkRequest = z.infer<typeof mark>;
