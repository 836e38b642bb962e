import type { Route } from '../../route';
import { phoneNumbers } from './phone-numbers';

/** lookups.twilio.com: what is known about a number. */
export const lookups: readonly Route[] = [...phoneNumbers];
