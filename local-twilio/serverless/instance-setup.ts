import type { ServerlessBuild, ServerlessEnvironment } from '../state/serverless-records';
import type { State } from '../state/state';
import { type BuildFiles, fileOf } from './build-folder';
import type { InstanceRoute, InstanceSetup } from './instance/messages';

/**
 * What the instances of an environment are told: its routes, the packages that its build declares,
 * and the functions' `context` (Twilio: "Environment variables": the variables, the service's
 * credentials when it includes them, and the SIDs).
 */
export function instanceSetup({
  environment,
  build,
  files,
  state,
}: {
  environment: ServerlessEnvironment;
  build: ServerlessBuild;
  files: BuildFiles;
  state: State;
}): InstanceSetup {
  const account = state.accounts.get(environment.accountSid);
  const service = state.services.get(environment.serviceSid);
  const variables = state.variables
    .list()
    .filter(({ environmentSid }) => environmentSid === environment.sid)
    .map(({ key, value }) => [key, value]);
  const credentials =
    account && service?.includeCredentials
      ? { ACCOUNT_SID: account.sid, AUTH_TOKEN: account.authToken }
      : {};
  return {
    kind: 'setup',
    folder: files.folder,
    domainName: environment.domainName,
    context: {
      ...Object.fromEntries(variables),
      ...credentials,
      SERVICE_SID: environment.serviceSid,
      ENVIRONMENT_SID: environment.sid,
    },
    dependencies: build.dependencies.map(({ name }) => name),
    routes: { functions: routesOf(files.functions), assets: routesOf(files.assets) },
  };
}

function routesOf(versions: BuildFiles['functions']): InstanceRoute[] {
  return [...versions.values()].map((version) => ({
    path: version.path,
    file: fileOf(version),
    access: version.visibility,
  }));
}
