import type { LocalTwilio } from '../../local-twilio/local-twilio';
import { keepContent } from '../../local-twilio/serverless/version-content';
import { createSid } from '../../local-twilio/sids';

/** A deployed service with a function, an asset and a log line; nothing of it runs. */
export function insertServerlessProduct(local: LocalTwilio): Array<[string, string]> {
  const { state, clock } = local.exchange;
  const accountSid = local.accounts.live.sid;
  const dates = { dateCreated: clock.now(), dateUpdated: clock.now() };
  const service = state.services.insert({
    sid: createSid('ZS'),
    accountSid,
    uniqueName: 'front-office',
    friendlyName: 'Front office',
    includeCredentials: true,
    uiEditable: false,
    domainBase: 'front-office-4711',
    ...dates,
  });
  const owner = { accountSid, serviceSid: service.sid };
  const [greet, logo] = (['function', 'asset'] as const).map((kind) => {
    const resource = state.functionsAndAssets.insert({
      sid: createSid('ZH'),
      ...owner,
      kind,
      friendlyName: `/${kind}`,
      ...dates,
    });
    const version = state.versions.insert({
      sid: createSid('ZN'),
      ...owner,
      resourceSid: resource.sid,
      kind,
      path: `/${kind}`,
      visibility: 'public',
      contentType: 'application/javascript',
      contentFile: keepContent(state, Buffer.from('exports.handler = () => {};')),
      dateCreated: clock.now(),
    });
    return { resource, version };
  });
  const [build, deployedBuild] = [createSid('ZB'), createSid('ZB')].map((sid) =>
    state.builds.insert({
      sid,
      ...owner,
      status: 'completed',
      failure: null,
      versionSids: [greet, logo].map((one) => one?.version.sid ?? ''),
      dependencies: [{ name: 'twilio', version: '6.2.0' }],
      runtime: 'node22',
      ...dates,
    }),
  );
  const environment = state.environments.insert({
    sid: createSid('ZE'),
    ...owner,
    uniqueName: 'dev',
    domainSuffix: 'dev',
    domainName: 'front-office-4711-dev.twil.io',
    buildSid: deployedBuild?.sid ?? '',
    ...dates,
  });
  const inEnvironment = { ...owner, environmentSid: environment.sid };
  const variable = state.variables.insert({
    sid: createSid('ZV'),
    ...inEnvironment,
    key: 'GREETING',
    value: 'Hello',
    ...dates,
  });
  const deployment = state.deployments.insert({
    sid: createSid('ZD'),
    ...inEnvironment,
    buildSid: deployedBuild?.sid ?? '',
    ...dates,
  });
  const log = state.functionLogs.insert({
    sid: createSid('NO'),
    ...inEnvironment,
    buildSid: deployedBuild?.sid ?? '',
    deploymentSid: deployment.sid,
    functionSid: greet?.resource.sid ?? '',
    requestSid: createSid('RQ'),
    level: 'info',
    message: 'Hello',
    dateCreated: clock.now(),
  });
  return [
    ['Services', service.sid],
    ['Environments', environment.sid],
    ['Variables', variable.sid],
    ['Functions', greet?.resource.sid ?? ''],
    ['Functions Versions', greet?.version.sid ?? ''],
    ['Assets', logo?.resource.sid ?? ''],
    ['Assets Versions', logo?.version.sid ?? ''],
    ['Builds', build?.sid ?? ''],
    ['Deployments', deployment.sid],
    ['Logs', log.sid],
  ];
}
