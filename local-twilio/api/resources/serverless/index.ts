import type { Route } from '../../route';
import { builds } from './builds';
import { deployments } from './deployments';
import { environments } from './environments';
import { functionsAndAssets } from './functions-and-assets';
import { logs } from './logs';
import { services } from './services';
import { variables } from './variables';
import { versions } from './versions';

/** serverless_v1 and the upload host: all that `twilio-run deploy` uses, and the rest of the product. */
export const serverless: readonly Route[] = [
  ...services,
  ...environments,
  ...variables,
  ...functionsAndAssets,
  ...versions,
  ...builds,
  ...deployments,
  ...logs,
];
