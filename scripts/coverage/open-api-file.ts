import { dirname, join } from 'node:path';
import type { ProductHost } from '../../local-twilio/api/route';

const names: Readonly<Record<ProductHost, readonly string[]>> = {
  api: ['api_v2010'],
  content: ['content_v1', 'content_v2'],
  lookups: ['lookups_v2'],
  messaging: ['messaging_v1', 'messaging_v2'],
  monitor: ['monitor_v1'],
  pricing: ['pricing_v1', 'pricing_v2'],
  serverless: ['serverless_v1'],
  'serverless-upload': [],
};

/** Twilio's OpenAPI of a host (npm `@twilio/cli-core`): names and files; uploads have none. */
export function openApiFiles(host: ProductHost): ReadonlyArray<{ name: string; path: string }> {
  const folder = join(
    dirname(require.resolve('@twilio/cli-core/package.json')),
    'src/services/twilio-api',
  );
  return names[host].map((name) => ({ name, path: join(folder, `twilio_${name}.json`) }));
}
