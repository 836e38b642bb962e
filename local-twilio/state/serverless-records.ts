import { Collection } from './collection';
import type { Storage } from './journal';

/** Who may ask a function or asset: anyone, only signed requests of Twilio, or only other functions. */
export type Visibility = 'public' | 'protected' | 'private';

export interface ServerlessService {
  sid: string;
  accountSid: string;
  uniqueName: string;
  friendlyName: string;
  includeCredentials: boolean;
  uiEditable: boolean;
  domainBase: string;
  dateCreated: number;
  dateUpdated: number;
}

export interface ServerlessEnvironment {
  sid: string;
  accountSid: string;
  serviceSid: string;
  uniqueName: string;
  domainSuffix: string | null;
  /** Where its functions are reached: `ringback-4711-dev.twil.io`. */
  domainName: string;
  buildSid: string | null;
  dateCreated: number;
  dateUpdated: number;
}

export interface ServerlessVariable {
  sid: string;
  accountSid: string;
  serviceSid: string;
  environmentSid: string;
  key: string;
  value: string;
  dateCreated: number;
  dateUpdated: number;
}

/** A function or an asset: a name to which versions belong. */
export interface ServerlessResource {
  sid: string;
  accountSid: string;
  serviceSid: string;
  kind: 'function' | 'asset';
  friendlyName: string;
  dateCreated: number;
  dateUpdated: number;
}

/** One uploaded content of a function or asset. */
export interface ServerlessVersion {
  sid: string;
  accountSid: string;
  serviceSid: string;
  resourceSid: string;
  kind: 'function' | 'asset';
  path: string;
  visibility: Visibility;
  contentType: string;
  /** The name of the stored file with its bytes; versions with equal bytes share one. */
  contentFile: string;
  dateCreated: number;
}

export interface ServerlessBuild {
  sid: string;
  accountSid: string;
  serviceSid: string;
  status: 'building' | 'completed' | 'failed';
  /** Why it failed, for people; Twilio itself keeps this to its own log. */
  failure: string | null;
  versionSids: string[];
  dependencies: Array<{ name: string; version: string }>;
  runtime: string;
  dateCreated: number;
  dateUpdated: number;
}

export interface ServerlessDeployment {
  sid: string;
  accountSid: string;
  serviceSid: string;
  environmentSid: string;
  buildSid: string | null;
  dateCreated: number;
  dateUpdated: number;
}

export interface ServerlessLog {
  sid: string;
  accountSid: string;
  serviceSid: string;
  environmentSid: string;
  buildSid: string;
  deploymentSid: string;
  functionSid: string;
  requestSid: string;
  level: 'info' | 'warn' | 'error';
  message: string;
  dateCreated: number;
}

/** The collections of the Serverless product. */
export function createServerlessState(storage: Storage) {
  return {
    services: new Collection<ServerlessService>({ name: 'services', storage }),
    environments: new Collection<ServerlessEnvironment>({ name: 'environments', storage }),
    variables: new Collection<ServerlessVariable>({ name: 'variables', storage }),
    functionsAndAssets: new Collection<ServerlessResource>({ name: 'functionsAndAssets', storage }),
    versions: new Collection<ServerlessVersion>({ name: 'versions', storage }),
    builds: new Collection<ServerlessBuild>({ name: 'builds', storage }),
    deployments: new Collection<ServerlessDeployment>({ name: 'deployments', storage }),
    functionLogs: new Collection<ServerlessLog>({ name: 'functionLogs', storage }),
  };
}
