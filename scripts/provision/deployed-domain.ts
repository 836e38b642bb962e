import type { Twilio } from 'twilio';
import { ProvisionError } from './provision-error';

/** The domain of a deployed environment. `environment` is its suffix: `dev`, `stage`, or `''` for production. */
export async function findDeployedDomain({
  client,
  serviceName,
  environment,
}: {
  client: Twilio;
  serviceName: string;
  environment: string;
}): Promise<string> {
  const services = await client.serverless.v1.services.list();
  const service = services.find(({ uniqueName }) => uniqueName === serviceName);
  const environments = service
    ? await client.serverless.v1.services(service.sid).environments.list()
    : [];
  const found = environments.find(({ domainSuffix }) => (domainSuffix ?? '') === environment);
  if (!found) {
    throw new ProvisionError(
      'not_deployed',
      `The environment "${environment || 'production'}" of "${serviceName}" is not deployed. Run: npm run deploy`,
    );
  }
  return found.domainName;
}
