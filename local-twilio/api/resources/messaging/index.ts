import type { Route } from '../../route';
import { alphaSenders } from './alpha-senders';
import { phoneNumbers } from './phone-numbers';
import { messagingServices } from './services';
import { serviceShortCodes } from './short-codes';

/** Messaging Services and their senders (messaging.twilio.com). */
export const messaging: readonly Route[] = [
  ...messagingServices,
  ...phoneNumbers,
  ...serviceShortCodes,
  ...alphaSenders,
];
