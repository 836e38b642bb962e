import { z } from 'zod';
import type { Exchange } from '../../../exchange';
import { contentOf, keepContent } from '../../../serverless/version-content';
import { createSid } from '../../../sids';
import type { ServerlessVersion } from '../../../state/serverless-records';
import { iso8601 } from '../../dates';
import { ApiError, notFound } from '../../errors';
import { pageWithMeta } from '../../paging';
import { required } from '../../parameters';
import type { ApiRequest, Route } from '../../route';
import { assetKind, functionKind, resourceOf } from './functions-and-assets';
import { serverlessUrl } from './lookup';

const visibilitySchema = z.enum(['public', 'protected', 'private']);

/**
 * Versions of functions and assets: uploaded on `serverless-upload.twilio.com` (multipart `Path`,
 * `Visibility`, `Content`), read on `serverless.twilio.com`.
 */
export const versions: readonly Route[] = [functionKind, assetKind].flatMap(routesOf);

function routesOf(kind: typeof functionKind): Route[] {
  const sidName = `${kind.Name}Sid`;
  const path = `/v1/Services/{ServiceSid}/${kind.Name}s/{${sidName}}/Versions`;
  return [
    {
      operation: `upload:Create${kind.Name}Version`,
      host: 'serverless-upload',
      method: 'POST',
      path,
      handle: (request, exchange) => {
        const resource = resourceOf(kind, request, exchange, sidName);
        const content = request.files.get('Content');
        if (!content) {
          throw new ApiError({ code: 20001, message: 'Missing required parameter Content' });
        }
        const visibility = visibilitySchema.safeParse(
          required(request, 'Visibility').toLowerCase(),
        );
        if (!visibility.success) {
          throw new ApiError({
            code: 20001,
            message: 'Visibility must be one of public, protected and private.',
          });
        }
        const version: ServerlessVersion = {
          sid: createSid('ZN'),
          accountSid: resource.accountSid,
          serviceSid: resource.serviceSid,
          resourceSid: resource.sid,
          kind: kind.kind,
          path: required(request, 'Path'),
          visibility: visibility.data,
          contentType: content.contentType || 'application/octet-stream',
          contentFile: keepContent(exchange.state, content.bytes),
          dateCreated: exchange.clock.now(),
        };
        exchange.state.versions.insert(version);
        return { status: 201, json: presentVersion(version) };
      },
    },
    {
      operation: `List${kind.Name}Version`,
      host: 'serverless',
      method: 'GET',
      path,
      handle: (request, exchange) => {
        const resource = resourceOf(kind, request, exchange, sidName);
        const own = exchange.state.versions
          .list()
          .filter(({ resourceSid }) => resourceSid === resource.sid);
        return pageWithMeta(request, `${kind.kind}_versions`, own, presentVersion);
      },
    },
    {
      operation: `Fetch${kind.Name}Version`,
      host: 'serverless',
      method: 'GET',
      path: `${path}/{Sid}`,
      handle: (request, exchange) => {
        const resource = resourceOf(kind, request, exchange, sidName);
        return { status: 200, json: presentVersion(versionOf(request, exchange, resource.sid)) };
      },
    },
    ...(kind === functionKind ? [contentRoute(path)] : []),
  ];
}

function contentRoute(path: string): Route {
  return {
    operation: 'FetchFunctionVersionContent',
    host: 'serverless',
    method: 'GET',
    path: `${path}/{Sid}/Content`,
    handle: (request, exchange) => {
      const resource = resourceOf(functionKind, request, exchange, 'FunctionSid');
      const version = versionOf(request, exchange, resource.sid);
      return {
        status: 200,
        json: {
          sid: version.sid,
          account_sid: version.accountSid,
          service_sid: version.serviceSid,
          function_sid: version.resourceSid,
          content: contentOf(exchange.state, version)?.toString('utf8') ?? '',
          url: `${versionUrl(version)}/Content`,
        },
      };
    },
  };
}

function versionOf(
  { path, url }: ApiRequest,
  { state }: Exchange,
  resourceSid: string,
): ServerlessVersion {
  const version = state.versions.get(path.Sid ?? '');
  if (version?.resourceSid !== resourceSid) throw notFound(url.pathname);
  return version;
}

function versionUrl(version: ServerlessVersion): string {
  const folder = version.kind === 'function' ? 'Functions' : 'Assets';
  return `${serverlessUrl}/${version.serviceSid}/${folder}/${version.resourceSid}/Versions/${version.sid}`;
}

function presentVersion(version: ServerlessVersion) {
  const url = versionUrl(version);
  return {
    sid: version.sid,
    account_sid: version.accountSid,
    service_sid: version.serviceSid,
    [`${version.kind}_sid`]: version.resourceSid,
    path: version.path,
    visibility: version.visibility,
    date_created: iso8601(version.dateCreated),
    url,
    ...(version.kind === 'function'
      ? { links: { function_version_content: `${url}/Content` } }
      : {}),
  };
}
