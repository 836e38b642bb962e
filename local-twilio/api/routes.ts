import { accounts } from './resources/accounts';
import { alerts } from './resources/alerts';
import { applications } from './resources/applications';
import { incomingPhoneNumbers } from './resources/incoming-phone-numbers';
import { media } from './resources/media';
import { messages } from './resources/messages';
import { serverless } from './resources/serverless';
import type { Route } from './route';

/** Every operation of Twilio's REST API that is covered. The coverage matrix is made from this. */
export const routes: readonly Route[] = [
  ...accounts,
  ...incomingPhoneNumbers,
  ...applications,
  ...messages,
  ...media,
  ...alerts,
  ...serverless,
];
