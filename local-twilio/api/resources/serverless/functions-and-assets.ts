import type { Exchange } from '../../../exchange';
import { createSid } from '../../../sids';
import type { ServerlessResource } from '../../../state/serverless-records';
import { iso8601 } from '../../dates';
import { notFound } from '../../errors';
import { pageWithMeta } from '../../paging';
import { required } from '../../parameters';
import type { ApiRequest, Route } from '../../route';
import { partOfService, serverlessUrl, serviceOf } from './lookup';

interface Kind {
  kind: 'function' | 'asset';
  /** `Function` or `Asset`, as operations and path variables are named. */
  Name: 'Function' | 'Asset';
}

export const functionKind: Kind = { kind: 'function', Name: 'Function' };
export const assetKind: Kind = { kind: 'asset', Name: 'Asset' };

/** Functions and assets: the names that versions belong to. Twilio: "Function resource", "Asset resource". */
export const functionsAndAssets: readonly Route[] = [functionKind, assetKind].flatMap(routesOf);

/** The function or asset that the path names. Throws 404. */
export function resourceOf(
  { kind }: Kind,
  request: ApiRequest,
  exchange: Exchange,
  name: string,
): ServerlessResource {
  const found = partOfService(request, exchange, exchange.state.functionsAndAssets, name);
  if (found.kind !== kind) throw notFound(request.url.pathname);
  return found;
}

function routesOf(kind: Kind): Route[] {
  const path = `/v1/Services/{ServiceSid}/${kind.Name}s`;
  return [
    {
      operation: `Create${kind.Name}`,
      host: 'serverless',
      method: 'POST',
      path,
      handle: (request, exchange) => {
        const service = serviceOf(request, exchange);
        const now = exchange.clock.now();
        const resource = exchange.state.functionsAndAssets.insert({
          sid: createSid('ZH'),
          accountSid: service.accountSid,
          serviceSid: service.sid,
          kind: kind.kind,
          friendlyName: required(request, 'FriendlyName'),
          dateCreated: now,
          dateUpdated: now,
        });
        return { status: 201, json: present(resource) };
      },
    },
    {
      operation: `List${kind.Name}`,
      host: 'serverless',
      method: 'GET',
      path,
      handle: (request, exchange) => {
        const service = serviceOf(request, exchange);
        const own = exchange.state.functionsAndAssets
          .list()
          .filter((one) => one.serviceSid === service.sid && one.kind === kind.kind);
        return pageWithMeta(request, `${kind.kind}s`, own, present);
      },
    },
    {
      operation: `Fetch${kind.Name}`,
      host: 'serverless',
      method: 'GET',
      path: `${path}/{Sid}`,
      handle: (request, exchange) => ({
        status: 200,
        json: present(resourceOf(kind, request, exchange, 'Sid')),
      }),
    },
    {
      operation: `Update${kind.Name}`,
      host: 'serverless',
      method: 'POST',
      path: `${path}/{Sid}`,
      handle: (request, exchange) => {
        const updated = exchange.state.functionsAndAssets.insert({
          ...resourceOf(kind, request, exchange, 'Sid'),
          friendlyName: required(request, 'FriendlyName'),
          dateUpdated: exchange.clock.now(),
        });
        return { status: 200, json: present(updated) };
      },
    },
    {
      operation: `Delete${kind.Name}`,
      host: 'serverless',
      method: 'DELETE',
      path: `${path}/{Sid}`,
      handle: (request, exchange) => {
        const { sid } = resourceOf(kind, request, exchange, 'Sid');
        exchange.state.functionsAndAssets.delete(sid);
        return { status: 204 };
      },
    },
  ];
}

function present(resource: ServerlessResource) {
  const folder = resource.kind === 'function' ? 'Functions' : 'Assets';
  const url = `${serverlessUrl}/${resource.serviceSid}/${folder}/${resource.sid}`;
  return {
    sid: resource.sid,
    account_sid: resource.accountSid,
    service_sid: resource.serviceSid,
    friendly_name: resource.friendlyName,
    date_created: iso8601(resource.dateCreated),
    date_updated: iso8601(resource.dateUpdated),
    url,
    links: { [`${resource.kind}_versions`]: `${url}/Versions` },
  };
}
