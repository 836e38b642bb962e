import { ApiError } from './errors';

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 2822 in UTC, as the 2010 API and webhooks write it: "Fri, 24 May 2019 17:44:46 +0000". */
export function rfc2822(epochMs: number): string {
  const date = new Date(epochMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${days[date.getUTCDay()]}, ${two(date.getUTCDate())} ${months[date.getUTCMonth()]}`;
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${day} ${date.getUTCFullYear()} ${time} +0000`;
}

/** {@link rfc2822}, or `null` where the resource has no such time. */
export function rfc2822OrNull(epochMs: number | null): string | null {
  return epochMs === null ? null : rfc2822(epochMs);
}

/** ISO 8601 in UTC without fractions, as the product hosts write it: "2019-05-24T17:44:46Z". */
export function iso8601(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}

/**
 * Whether `epochMs` fits the date filters of a list: `<name>` (that day in UTC), `<name><`, `<name>>`
 * and the forms `<name>Before`, `<name>After` of the product hosts.
 */
export function isWithinDates(
  epochMs: number | null,
  filters: { on?: string | undefined; before?: string | undefined; after?: string | undefined },
): boolean {
  if (!filters.on && !filters.before && !filters.after) return true;
  if (epochMs === null) return false;
  const text = new Date(epochMs).toISOString();
  const isDay = (filter: string): boolean => filter.length === 10;
  const comparable = (filter: string): string => (isDay(filter) ? text.slice(0, 10) : text);
  const bound = (filter: string): string => {
    const date = new Date(filter);
    if (Number.isNaN(date.getTime())) {
      throw new ApiError({ code: 20001, message: `"${filter}" is not an ISO 8601 date` });
    }
    return isDay(filter) ? filter : date.toISOString();
  };
  if (filters.on && text.slice(0, 10) !== filters.on.slice(0, 10)) return false;
  if (filters.before && comparable(filters.before) > bound(filters.before)) return false;
  return !(filters.after && comparable(filters.after) < bound(filters.after));
}
