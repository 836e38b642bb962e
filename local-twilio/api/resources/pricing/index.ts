import type { Route } from '../../route';
import { messagingCountries } from './messaging-countries';

/** pricing.twilio.com: what messages cost. */
export const pricing: readonly Route[] = [...messagingCountries];
