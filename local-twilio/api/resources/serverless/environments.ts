import { createSid } from '../../../sids';
import type { ServerlessEnvironment } from '../../../state/serverless-records';
import { iso8601 } from '../../dates';
import { ApiError } from '../../errors';
import { pageWithMeta } from '../../paging';
import { required } from '../../parameters';
import type { Route } from '../../route';
import { environmentOf, serverlessUrl, serviceOf } from './lookup';

/** Environments of a service, each with a domain of its own. Twilio: "Environment resource". */
export const environments: readonly Route[] = [
  {
    operation: 'CreateEnvironment',
    host: 'serverless',
    method: 'POST',
    path: '/v1/Services/{ServiceSid}/Environments',
    handle: (request, exchange) => {
      const { state, clock } = exchange;
      const service = serviceOf(request, exchange);
      const uniqueName = required(request, 'UniqueName');
      const domainSuffix = request.form.get('DomainSuffix') || null;
      const taken = state.environments.find(
        (other) =>
          other.serviceSid === service.sid &&
          (other.uniqueName === uniqueName || other.domainSuffix === domainSuffix),
      );
      if (taken) {
        throw new ApiError({
          code: 20001,
          message: `UniqueName or DomainSuffix is already used by ${taken.uniqueName} (${taken.sid}).`,
        });
      }
      const now = clock.now();
      const labels = [service.domainBase, ...(domainSuffix ? [domainSuffix] : [])];
      const environment = state.environments.insert({
        sid: createSid('ZE'),
        accountSid: service.accountSid,
        serviceSid: service.sid,
        uniqueName,
        domainSuffix,
        domainName: `${labels.join('-')}.twil.io`,
        buildSid: null,
        dateCreated: now,
        dateUpdated: now,
      });
      return { status: 201, json: present(environment) };
    },
  },
  {
    operation: 'ListEnvironment',
    host: 'serverless',
    method: 'GET',
    path: '/v1/Services/{ServiceSid}/Environments',
    handle: (request, exchange) => {
      const service = serviceOf(request, exchange);
      const own = exchange.state.environments
        .list()
        .filter(({ serviceSid }) => serviceSid === service.sid);
      return pageWithMeta(request, 'environments', own, present);
    },
  },
  {
    operation: 'FetchEnvironment',
    host: 'serverless',
    method: 'GET',
    path: '/v1/Services/{ServiceSid}/Environments/{Sid}',
    handle: (request, exchange) => ({
      status: 200,
      json: present(environmentOf(request, exchange, 'Sid')),
    }),
  },
  {
    operation: 'DeleteEnvironment',
    host: 'serverless',
    method: 'DELETE',
    path: '/v1/Services/{ServiceSid}/Environments/{Sid}',
    handle: async (request, exchange) => {
      const environment = environmentOf(request, exchange, 'Sid');
      const { state } = exchange;
      await exchange.functions.remove(environment);
      for (const part of [state.variables, state.deployments, state.functionLogs]) {
        for (const record of part.list()) {
          if (record.environmentSid === environment.sid) part.delete(record.sid);
        }
      }
      state.environments.delete(environment.sid);
      return { status: 204 };
    },
  },
];

function present(environment: ServerlessEnvironment) {
  const url = `${serverlessUrl}/${environment.serviceSid}/Environments/${environment.sid}`;
  return {
    sid: environment.sid,
    account_sid: environment.accountSid,
    service_sid: environment.serviceSid,
    build_sid: environment.buildSid,
    unique_name: environment.uniqueName,
    domain_suffix: environment.domainSuffix,
    domain_name: environment.domainName,
    date_created: iso8601(environment.dateCreated),
    date_updated: iso8601(environment.dateUpdated),
    url,
    links: {
      variables: `${url}/Variables`,
      deployments: `${url}/Deployments`,
      logs: `${url}/Logs`,
    },
  };
}
