import { dirname, join } from 'node:path';
import type { ProductHost } from '../../local-twilio/api/route';

const names: Readonly<Partial<Record<ProductHost, string>>> = {
  api: 'api_v2010',
  monitor: 'monitor_v1',
  serverless: 'serverless_v1',
  messaging: 'messaging_v1',
};

/** Twilio's OpenAPI of a host (npm `@twilio/cli-core`): its name and file; uploads have none. */
export function openApiFile(host: ProductHost): { name: string; path: string } | undefined {
  const name = names[host];
  if (name === undefined) return undefined;
  const folder = join(
    dirname(require.resolve('@twilio/cli-core/package.json')),
    'src/services/twilio-api',
  );
  return { name, path: join(folder, `twilio_${name}.json`) };
}
