import * as z from 'zod/mini';
import { customerDetails } from '../customers/customer-details';
import { languages } from '../messaging/templates/message-template';
import { isPhoneNumber } from '../platform/phone-numbers';
import { isPublicAddress } from '../platform/public-address';
import { orderLookupKey } from './order-number';
import { orderEvents } from './order-state';

const longestUrl = 500;

const orderNumber = z.string('must be text').check(
  z.regex(/^[\w #./-]{1,40}$/, 'must be an order number of at most 40 characters, as NC-1001'),
  z.refine((text) => orderLookupKey(text).length >= 3, 'must have 3 letters and digits at least'),
);
const phoneNumber = z
  .string('must be text')
  .check(z.refine(isPhoneNumber, 'must be a phone number in E.164, as +12025550147'));
const trackingUrl = z
  .string('must be text')
  .check(
    z.maxLength(longestUrl, `is longer than ${longestUrl} characters`),
    z.refine(isPublicAddress, 'must be an https address without a password in it'),
  );

/** What the business's own systems may tell and ask about orders. */
export const orderRequest = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('event'),
    /** The caller's own name for the event: the same reference is the same event. */
    reference: z
      .string('must be text')
      .check(
        z.trim(),
        z.minLength(1, 'is empty'),
        z.maxLength(100, 'is longer than 100 characters'),
      ),
    orderNumber,
    event: z.enum(orderEvents, `must be one of ${orderEvents.join(', ')}`),
    /** When it happened at the shop. */
    occurredAt: z.pipe(
      z.iso.datetime({ offset: true, error: 'must be an instant in ISO 8601 with its zone' }),
      z.transform((text) => new Date(text)),
    ),
    /** The phone that ordered; needed for an order that we do not know yet. */
    phoneNumber: z.optional(phoneNumber),
    /** Kept of whoever ordered, unless the event comes late. */
    customer: z.optional(z.strictObject(customerDetails)),
    /** In which language the customer is told this; by default their own, else the business's. */
    language: z.optional(z.enum(languages)),
    trackingUrl: z.optional(trackingUrl),
    /** The day on which it is expected to arrive. */
    expectedOn: z.optional(z.iso.date('must be a date, as 2026-12-25')),
  }),
  z.strictObject({ action: z.literal('log'), orderNumber }),
]);

export type OrderRequest = z.infer<typeof orderRequest>;
export type OrderRequestOf<Action extends OrderRequest['action']> = Extract<
  OrderRequest,
  { action: Action }
>;
