import type { Exchange } from '../../../exchange';
import { createSid } from '../../../sids';
import type { ServerlessVariable } from '../../../state/serverless-records';
import { iso8601 } from '../../dates';
import { ApiError, notFound } from '../../errors';
import { pageWithMeta } from '../../paging';
import { required } from '../../parameters';
import type { ApiRequest, Route } from '../../route';
import { environmentOf, serverlessUrl } from './lookup';

const variablesPath = '/v1/Services/{ServiceSid}/Environments/{EnvironmentSid}/Variables';

/** Variables of an environment; its functions see a change at once. Twilio: "Variable resource". */
export const variables: readonly Route[] = [
  {
    operation: 'CreateVariable',
    host: 'serverless',
    method: 'POST',
    path: variablesPath,
    handle: (request, exchange) => {
      const { state, clock } = exchange;
      const environment = environmentOf(request, exchange);
      const key = required(request, 'Key');
      const own = variablesOf(environment.sid, exchange);
      if (own.some((other) => other.key === key)) {
        throw new ApiError({ code: 20001, message: `Variable ${key} already exists.` });
      }
      const now = clock.now();
      const variable = state.variables.insert({
        sid: createSid('ZV'),
        accountSid: environment.accountSid,
        serviceSid: environment.serviceSid,
        environmentSid: environment.sid,
        key,
        value: required(request, 'Value'),
        dateCreated: now,
        dateUpdated: now,
      });
      exchange.functions.variablesChanged(environment);
      return { status: 201, json: present(variable) };
    },
  },
  {
    operation: 'ListVariable',
    host: 'serverless',
    method: 'GET',
    path: variablesPath,
    handle: (request, exchange) => {
      const environment = environmentOf(request, exchange);
      return pageWithMeta(request, 'variables', variablesOf(environment.sid, exchange), present);
    },
  },
  {
    operation: 'FetchVariable',
    host: 'serverless',
    method: 'GET',
    path: `${variablesPath}/{Sid}`,
    handle: (request, exchange) => ({ status: 200, json: present(variableOf(request, exchange)) }),
  },
  {
    operation: 'UpdateVariable',
    host: 'serverless',
    method: 'POST',
    path: `${variablesPath}/{Sid}`,
    handle: (request, exchange) => {
      const variable = variableOf(request, exchange);
      const updated = exchange.state.variables.insert({
        ...variable,
        key: request.form.get('Key') ?? variable.key,
        value: request.form.get('Value') ?? variable.value,
        dateUpdated: exchange.clock.now(),
      });
      exchange.functions.variablesChanged(environmentOf(request, exchange));
      return { status: 200, json: present(updated) };
    },
  },
  {
    operation: 'DeleteVariable',
    host: 'serverless',
    method: 'DELETE',
    path: `${variablesPath}/{Sid}`,
    handle: (request, exchange) => {
      exchange.state.variables.delete(variableOf(request, exchange).sid);
      exchange.functions.variablesChanged(environmentOf(request, exchange));
      return { status: 204 };
    },
  },
];

function variablesOf(environmentSid: string, { state }: Exchange): ServerlessVariable[] {
  return state.variables.list().filter((variable) => variable.environmentSid === environmentSid);
}

function variableOf(request: ApiRequest, exchange: Exchange): ServerlessVariable {
  const environment = environmentOf(request, exchange);
  const variable = exchange.state.variables.get(request.path.Sid ?? '');
  if (variable?.environmentSid !== environment.sid) throw notFound(request.url.pathname);
  return variable;
}

function present(variable: ServerlessVariable) {
  const environmentUrl = `${serverlessUrl}/${variable.serviceSid}/Environments/${variable.environmentSid}`;
  return {
    sid: variable.sid,
    account_sid: variable.accountSid,
    service_sid: variable.serviceSid,
    environment_sid: variable.environmentSid,
    key: variable.key,
    value: variable.value,
    date_created: iso8601(variable.dateCreated),
    date_updated: iso8601(variable.dateUpdated),
    url: `${environmentUrl}/Variables/${variable.sid}`,
  };
}
