import { accounts } from './resources/accounts';
import { alerts } from './resources/alerts';
import { applications } from './resources/applications';
import { calls } from './resources/calls';
import { senders } from './resources/channels/senders';
import { content } from './resources/content';
import { incomingPhoneNumbers } from './resources/incoming-phone-numbers';
import { lookups } from './resources/lookups';
import { media } from './resources/media';
import { messages } from './resources/messages';
import { messaging } from './resources/messaging';
import { pricing } from './resources/pricing';
import { recordings } from './resources/recordings';
import { serverless } from './resources/serverless';
import { shortCodes } from './resources/short-codes';
import { transcriptions } from './resources/transcriptions';
import type { Route } from './route';

/** Every operation of Twilio's REST API that is covered. The coverage matrix is made from this. */
export const routes: readonly Route[] = [
  ...accounts,
  ...incomingPhoneNumbers,
  ...applications,
  ...messages,
  ...media,
  ...messaging,
  ...shortCodes,
  ...calls,
  ...recordings,
  ...transcriptions,
  ...alerts,
  ...serverless,
  ...senders,
  ...content,
  ...lookups,
  ...pricing,
];
