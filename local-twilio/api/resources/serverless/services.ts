import { randomInt } from 'node:crypto';
import { forgetVersion } from '../../../serverless/version-content';
import { createSid } from '../../../sids';
import type { ServerlessService } from '../../../state/serverless-records';
import { iso8601 } from '../../dates';
import { ApiError } from '../../errors';
import { ownRecords } from '../../own-records';
import { pageWithMeta } from '../../paging';
import { flag, required } from '../../parameters';
import type { Route } from '../../route';
import { serverlessUrl, serviceOf } from './lookup';

/** Serverless services: the containers of functions and assets. Twilio: "Service resource". */
export const services: readonly Route[] = [
  {
    operation: 'CreateService',
    host: 'serverless',
    method: 'POST',
    path: '/v1/Services',
    handle: (request, { state, clock }) => {
      const uniqueName = required(request, 'UniqueName');
      if (state.services.find((other) => other.uniqueName === uniqueName)) {
        throw new ApiError({
          code: 20001,
          message: `UniqueName ${uniqueName} is already used by another Service.`,
        });
      }
      const now = clock.now();
      const service = state.services.insert({
        sid: createSid('ZS'),
        accountSid: request.account.sid,
        uniqueName,
        friendlyName: required(request, 'FriendlyName'),
        includeCredentials: flag(request, 'IncludeCredentials', true),
        uiEditable: flag(request, 'UiEditable', false),
        domainBase: `${uniqueName.toLowerCase()}-${randomInt(1000, 10_000)}`,
        dateCreated: now,
        dateUpdated: now,
      });
      return { status: 201, json: present(service) };
    },
  },
  {
    operation: 'ListService',
    host: 'serverless',
    method: 'GET',
    path: '/v1/Services',
    handle: (request, { state }) =>
      pageWithMeta(request, 'services', ownRecords(request, state.services), present),
  },
  {
    operation: 'FetchService',
    host: 'serverless',
    method: 'GET',
    path: '/v1/Services/{Sid}',
    handle: (request, exchange) => ({
      status: 200,
      json: present(serviceOf(request, exchange, 'Sid')),
    }),
  },
  {
    operation: 'UpdateService',
    host: 'serverless',
    method: 'POST',
    path: '/v1/Services/{Sid}',
    handle: (request, exchange) => {
      const service = serviceOf(request, exchange, 'Sid');
      const updated = exchange.state.services.insert({
        ...service,
        friendlyName: request.form.get('FriendlyName') ?? service.friendlyName,
        includeCredentials: flag(request, 'IncludeCredentials', service.includeCredentials),
        uiEditable: flag(request, 'UiEditable', service.uiEditable),
        dateUpdated: exchange.clock.now(),
      });
      return { status: 200, json: present(updated) };
    },
  },
  {
    operation: 'DeleteService',
    host: 'serverless',
    method: 'DELETE',
    path: '/v1/Services/{Sid}',
    handle: async (request, exchange) => {
      const service = serviceOf(request, exchange, 'Sid');
      const { state } = exchange;
      for (const environment of state.environments.list()) {
        if (environment.serviceSid === service.sid) await exchange.functions.remove(environment);
      }
      const parts = [
        state.environments,
        state.variables,
        state.functionsAndAssets,
        state.builds,
        state.deployments,
        state.functionLogs,
      ];
      for (const part of parts) {
        for (const record of part.list()) {
          if (record.serviceSid === service.sid) part.delete(record.sid);
        }
      }
      for (const version of state.versions.list()) {
        if (version.serviceSid === service.sid) forgetVersion(state, version.sid);
      }
      state.services.delete(service.sid);
      return { status: 204 };
    },
  },
];

function present(service: ServerlessService) {
  const url = `${serverlessUrl}/${service.sid}`;
  return {
    sid: service.sid,
    account_sid: service.accountSid,
    friendly_name: service.friendlyName,
    unique_name: service.uniqueName,
    include_credentials: service.includeCredentials,
    ui_editable: service.uiEditable,
    domain_base: service.domainBase,
    date_created: iso8601(service.dateCreated),
    date_updated: iso8601(service.dateUpdated),
    url,
    links: {
      environments: `${url}/Environments`,
      functions: `${url}/Functions`,
      assets: `${url}/Assets`,
      builds: `${url}/Builds`,
    },
  };
}
