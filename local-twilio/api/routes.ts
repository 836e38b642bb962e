import { accounts } from './resources/accounts';
import { serverless } from './resources/serverless';
import type { Route } from './route';

/** Every operation of Twilio's REST API that is covered. The coverage matrix is made from this. */
export const routes: readonly Route[] = [...accounts, ...serverless];
