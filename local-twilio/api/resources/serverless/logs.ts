import type { ServerlessLog } from '../../../state/serverless-records';
import { iso8601, isWithinDates } from '../../dates';
import { notFound } from '../../errors';
import { pageWithMeta } from '../../paging';
import type { Route } from '../../route';
import { environmentOf, serverlessUrl } from './lookup';

const logsPath = '/v1/Services/{ServiceSid}/Environments/{EnvironmentSid}/Logs';

/** What functions wrote with `console`, and how they failed. Twilio: "Log resource". */
export const logs: readonly Route[] = [
  {
    operation: 'ListLog',
    host: 'serverless',
    method: 'GET',
    path: logsPath,
    handle: (request, exchange) => {
      const environment = environmentOf(request, exchange);
      const functionSid = request.query.get('FunctionSid');
      const own = exchange.state.functionLogs.list().filter(
        (log) =>
          log.environmentSid === environment.sid &&
          (functionSid === undefined || log.functionSid === functionSid) &&
          isWithinDates(log.dateCreated, {
            after: request.query.get('StartDate'),
            before: request.query.get('EndDate'),
          }),
      );
      return pageWithMeta(request, 'logs', own, present);
    },
  },
  {
    operation: 'FetchLog',
    host: 'serverless',
    method: 'GET',
    path: `${logsPath}/{Sid}`,
    handle: (request, exchange) => {
      const environment = environmentOf(request, exchange);
      const log = exchange.state.functionLogs.get(request.path.Sid ?? '');
      if (log?.environmentSid !== environment.sid) throw notFound(request.url.pathname);
      return { status: 200, json: present(log) };
    },
  },
];

function present(log: ServerlessLog) {
  const environmentUrl = `${serverlessUrl}/${log.serviceSid}/Environments/${log.environmentSid}`;
  return {
    sid: log.sid,
    account_sid: log.accountSid,
    service_sid: log.serviceSid,
    environment_sid: log.environmentSid,
    build_sid: log.buildSid,
    deployment_sid: log.deploymentSid,
    function_sid: log.functionSid,
    request_sid: log.requestSid,
    level: log.level,
    message: log.message,
    date_created: iso8601(log.dateCreated),
    url: `${environmentUrl}/Logs/${log.sid}`,
  };
}
