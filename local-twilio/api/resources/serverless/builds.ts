import type { Exchange } from '../../../exchange';
import { buildFailure } from '../../../serverless/builds/build-failure';
import { readBuildRequest } from '../../../serverless/builds/build-request';
import { contentOf } from '../../../serverless/version-content';
import { createSid } from '../../../sids';
import type { ServerlessBuild, ServerlessVersion } from '../../../state/serverless-records';
import { iso8601 } from '../../dates';
import { ApiError } from '../../errors';
import { pageWithMeta } from '../../paging';
import type { ApiRequest, Route } from '../../route';
import { partOfService, serverlessUrl, serviceOf } from './lookup';

const buildsPath = '/v1/Services/{ServiceSid}/Builds';

/** Builds: a set of versions with their dependencies, checked as a whole. Twilio: "Build resource". */
export const builds: readonly Route[] = [
  {
    operation: 'CreateBuild',
    host: 'serverless',
    method: 'POST',
    path: buildsPath,
    handle: (request, exchange) => {
      const { state, clock } = exchange;
      const service = serviceOf(request, exchange);
      const wanted = readBuildRequest(request.form, (sid) => {
        const version = state.versions.get(sid);
        return version?.serviceSid === service.sid ? version : undefined;
      });
      const now = clock.now();
      const failure = buildFailure(wanted.versions, (version) => contentOf(state, version));
      const build = state.builds.insert({
        sid: createSid('ZB'),
        accountSid: service.accountSid,
        serviceSid: service.sid,
        status: failure === null ? 'completed' : 'failed',
        failure,
        versionSids: wanted.versions.map(({ sid }) => sid),
        dependencies: wanted.dependencies,
        runtime: wanted.runtime,
        dateCreated: now,
        dateUpdated: now,
      });
      if (failure !== null) {
        const text = `Build ${build.sid} failed: ${failure}`;
        exchange.timeline.add({ kind: 'deployment', domainName: service.domainBase, text }, {});
      }
      // As at Twilio, the answer comes before the outcome, which is asked for at …/Status.
      return { status: 201, json: present({ ...build, status: 'building' }, exchange) };
    },
  },
  {
    operation: 'ListBuild',
    host: 'serverless',
    method: 'GET',
    path: buildsPath,
    handle: (request, exchange) => {
      const service = serviceOf(request, exchange);
      const own = exchange.state.builds
        .list()
        .filter(({ serviceSid }) => serviceSid === service.sid);
      return pageWithMeta(request, 'builds', own, (build) => present(build, exchange));
    },
  },
  {
    operation: 'FetchBuild',
    host: 'serverless',
    method: 'GET',
    path: `${buildsPath}/{Sid}`,
    handle: (request, exchange) => ({
      status: 200,
      json: present(buildOf(request, exchange), exchange),
    }),
  },
  {
    operation: 'FetchBuildStatus',
    host: 'serverless',
    method: 'GET',
    path: `${buildsPath}/{Sid}/Status`,
    handle: (request, exchange) => {
      const build = buildOf(request, exchange);
      return {
        status: 200,
        json: {
          sid: build.sid,
          account_sid: build.accountSid,
          service_sid: build.serviceSid,
          status: build.status,
          url: `${serverlessUrl}/${build.serviceSid}/Builds/${build.sid}/Status`,
        },
      };
    },
  },
  {
    operation: 'DeleteBuild',
    host: 'serverless',
    method: 'DELETE',
    path: `${buildsPath}/{Sid}`,
    handle: (request, exchange) => {
      const build = buildOf(request, exchange);
      const user = exchange.state.environments.find(({ buildSid }) => buildSid === build.sid);
      if (user) {
        throw new ApiError({
          code: 20001,
          message: `Build ${build.sid} is deployed to ${user.uniqueName} and cannot be deleted.`,
        });
      }
      exchange.state.builds.delete(build.sid);
      return { status: 204 };
    },
  },
];

function buildOf(request: ApiRequest, exchange: Exchange): ServerlessBuild {
  return partOfService(request, exchange, exchange.state.builds, 'Sid');
}

function present(build: ServerlessBuild, { state }: Exchange) {
  const url = `${serverlessUrl}/${build.serviceSid}/Builds/${build.sid}`;
  const included = build.versionSids.flatMap((sid) => state.versions.get(sid) ?? []);
  const ofKind = (kind: ServerlessVersion['kind']) =>
    included
      .filter((version) => version.kind === kind)
      .map((version) => ({
        sid: version.sid,
        account_sid: version.accountSid,
        service_sid: version.serviceSid,
        [`${kind}_sid`]: version.resourceSid,
        date_created: iso8601(version.dateCreated),
        path: version.path,
        visibility: version.visibility.toUpperCase(),
      }));
  return {
    sid: build.sid,
    account_sid: build.accountSid,
    service_sid: build.serviceSid,
    asset_versions: ofKind('asset'),
    function_versions: ofKind('function'),
    dependencies: build.dependencies,
    runtime: build.runtime,
    status: build.status,
    date_created: iso8601(build.dateCreated),
    date_updated: iso8601(build.dateUpdated),
    url,
    links: { build_status: `${url}/Status` },
  };
}
