import { forgetOldBuilds } from '../../../serverless/builds/forget-old-builds';
import { createSid } from '../../../sids';
import type { ServerlessDeployment } from '../../../state/serverless-records';
import { iso8601 } from '../../dates';
import { ApiError, notFound } from '../../errors';
import { pageWithMeta } from '../../paging';
import type { Route } from '../../route';
import { environmentOf, serverlessUrl } from './lookup';

const deploymentsPath = '/v1/Services/{ServiceSid}/Environments/{EnvironmentSid}/Deployments';

/** Deployments: which build an environment runs, and ran before. Twilio: "Deployment resource". */
export const deployments: readonly Route[] = [
  {
    operation: 'CreateDeployment',
    host: 'serverless',
    method: 'POST',
    path: deploymentsPath,
    handle: async (request, exchange) => {
      const { state, clock } = exchange;
      const environment = environmentOf(request, exchange);
      const buildSid = request.form.get('BuildSid') || null;
      const build = buildSid === null ? null : state.builds.get(buildSid);
      if (build === undefined || (build && build.serviceSid !== environment.serviceSid)) {
        throw new ApiError({ code: 20001, message: `Build ${buildSid} does not exist.` });
      }
      if (build && build.status !== 'completed') {
        throw new ApiError({
          code: 20001,
          message: `Build ${build.sid} has status ${build.status}; only a completed one can be deployed.`,
        });
      }
      const now = clock.now();
      const deployment: ServerlessDeployment = {
        sid: createSid('ZD'),
        accountSid: environment.accountSid,
        serviceSid: environment.serviceSid,
        environmentSid: environment.sid,
        buildSid,
        dateCreated: now,
        dateUpdated: now,
      };
      if (build) await exchange.functions.deploy({ environment, build, deployment });
      else await exchange.functions.remove(environment);
      state.deployments.insert(deployment);
      state.environments.update(environment.sid, { buildSid, dateUpdated: now });
      forgetOldBuilds({ state, serviceSid: environment.serviceSid });
      return { status: 201, json: present(deployment) };
    },
  },
  {
    operation: 'ListDeployment',
    host: 'serverless',
    method: 'GET',
    path: deploymentsPath,
    handle: (request, exchange) => {
      const environment = environmentOf(request, exchange);
      const own = exchange.state.deployments
        .list()
        .filter(({ environmentSid }) => environmentSid === environment.sid);
      return pageWithMeta(request, 'deployments', own, present);
    },
  },
  {
    operation: 'FetchDeployment',
    host: 'serverless',
    method: 'GET',
    path: `${deploymentsPath}/{Sid}`,
    handle: (request, exchange) => {
      const environment = environmentOf(request, exchange);
      const deployment = exchange.state.deployments.get(request.path.Sid ?? '');
      if (deployment?.environmentSid !== environment.sid) throw notFound(request.url.pathname);
      return { status: 200, json: present(deployment) };
    },
  },
];

function present(deployment: ServerlessDeployment) {
  const environmentUrl = `${serverlessUrl}/${deployment.serviceSid}/Environments/${deployment.environmentSid}`;
  return {
    sid: deployment.sid,
    account_sid: deployment.accountSid,
    service_sid: deployment.serviceSid,
    environment_sid: deployment.environmentSid,
    build_sid: deployment.buildSid,
    date_created: iso8601(deployment.dateCreated),
    date_updated: iso8601(deployment.dateUpdated),
    url: `${environmentUrl}/Deployments/${deployment.sid}`,
  };
}
