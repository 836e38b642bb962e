import type { Exchange } from '../../../exchange';
import type { Collection } from '../../../state/collection';
import type { ServerlessEnvironment, ServerlessService } from '../../../state/serverless-records';
import { notFound } from '../../errors';
import type { ApiRequest } from '../../route';

/** The base of every address of serverless_v1. */
export const serverlessUrl = 'https://serverless.twilio.com/v1/Services';

/** The service in the path, by its SID or its unique name. Throws 404. */
export function serviceOf(
  { account, path, url }: ApiRequest,
  { state }: Exchange,
  name: 'ServiceSid' | 'Sid' = 'ServiceSid',
): ServerlessService {
  const service =
    state.services.get(path[name] ?? '') ??
    state.services.find(({ uniqueName }) => uniqueName === path[name]);
  if (service?.accountSid !== account.sid) throw notFound(url.pathname);
  return service;
}

/** The environment in the path, of the service in the path. Throws 404. */
export function environmentOf(
  request: ApiRequest,
  exchange: Exchange,
  name: 'EnvironmentSid' | 'Sid' = 'EnvironmentSid',
): ServerlessEnvironment {
  return partOfService(request, exchange, exchange.state.environments, name);
}

/** The record of `collection` that the path names, if it belongs to the path's service. Throws 404. */
export function partOfService<R extends { sid: string; serviceSid: string }>(
  request: ApiRequest,
  exchange: Exchange,
  collection: Collection<R>,
  name: string,
): R {
  const service = serviceOf(request, exchange);
  const record = collection.get(request.path[name] ?? '');
  if (record?.serviceSid !== service.sid) throw notFound(request.url.pathname);
  return record;
}
