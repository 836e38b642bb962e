import * as z from 'zod/mini';

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as 08:00'));
const endTime = z
  .string()
  .check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time as 18:00, at most 24:00'));

const range = z.object({ from: time, to: endTime }).check(
  // A night shift is two ranges, 22:00 to 24:00 and 00:00 to 06:00; they are joined when read.
  z.refine(({ from, to }) => from < to, 'must begin before it ends'),
);
const ranges = z.array(range);

/** How opening hours are stored in `businesses.opening_hours`. */
export const openingHoursSchema = z.object({
  weekdays: z.record(z.enum(weekdays), ranges),
  holidays: z._default(
    z.array(
      z.object({
        /** The local date, as `2026-12-25`. */
        date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date as 2026-12-25')),
        name: z.string(),
        /** Shortened hours of that day; none when closed. */
        ranges: z._default(ranges, []),
      }),
    ),
    [],
  ),
});

/** Local wall-clock hours and the zone (IANA name) in which they are meant. */
export type OpeningHours = z.infer<typeof openingHoursSchema> & { timeZone: string };
export type TimeRange = z.infer<typeof range>;
