import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../exchange';
import type {
  ServerlessBuild,
  ServerlessDeployment,
  ServerlessEnvironment,
  ServerlessVersion,
} from '../state/serverless-records';
import type { HttpAnswer } from '../webhooks/outcome';
import { assetAnswer } from './asset-answer';
import { type BuildFiles, fileOf, writeBuildFolder } from './build-folder';
import { answeredError, withProjectPaths } from './function-error';
import { FunctionLog } from './function-log';
import { type FunctionRequest, subjectOf } from './function-request';
import type { InstanceSetup } from './instance/messages';
import { InstancePool } from './instance-pool';
import { InstanceProcess, type RunOutcome } from './instance-process';
import { platformAnswers } from './platform-answers';
import { isSigned } from './signature-gate';

/** Where `/` leads when no function or asset has that path (`@twilio/runtime-handler` does the same). */
const indexPath = '/assets/index.html';

/** An environment with the build that it runs: answers what is asked of its domain. */
export class DeployedEnvironment {
  readonly environment: ServerlessEnvironment;
  readonly deployment: ServerlessDeployment;
  readonly build: ServerlessBuild;
  readonly #exchange: Exchange;
  readonly #files: BuildFiles;
  readonly #pool: InstancePool;
  #requests = 0;

  constructor(parts: {
    exchange: Exchange;
    environment: ServerlessEnvironment;
    deployment: ServerlessDeployment;
    build: ServerlessBuild;
    /** Where the build's files are written; removed at the end. */
    folder: string;
    maxInstances: number;
    timeLimitMs: number;
  }) {
    this.environment = parts.environment;
    this.deployment = parts.deployment;
    this.build = parts.build;
    this.#exchange = parts.exchange;
    const { build, folder, exchange } = parts;
    this.#files = writeBuildFolder({ build, folder, state: exchange.state });
    const setup = this.#setup();
    const { host } = new URL(exchange.address);
    this.#pool = new InstancePool({
      start: () => new InstanceProcess({ setup, address: host }),
      maxInstances: parts.maxInstances,
      timeLimitMs: parts.timeLimitMs,
    });
  }

  /** Starts the first instance. Throws what kept it from starting. */
  warm(): Promise<void> {
    return this.#pool.warm();
  }

  /** Answers a request as the platform would: gate, then function or asset. */
  async answer(request: FunctionRequest): Promise<HttpAnswer> {
    const version = this.#versionFor(request.path);
    if (!version || version.visibility === 'private') return platformAnswers.notFound;
    if (request.method === 'OPTIONS') return this.#run(version, request);
    if (version.visibility === 'protected' && !this.#isSigned(request)) {
      return platformAnswers.unsigned;
    }
    return version.kind === 'asset'
      ? assetAnswer({ version, request, file: join(this.#files.folder, fileOf(version)) })
      : this.#run(version, request);
  }

  /** Lets requests under way finish, then ends. */
  async retire(): Promise<void> {
    await this.#pool.retire();
    this.#removeFolder();
  }

  async close(): Promise<void> {
    await this.#pool.close();
    this.#removeFolder();
  }

  #versionFor(path: string): ServerlessVersion | undefined {
    const { functions, assets } = this.#files;
    return (
      functions.get(path) ?? assets.get(path) ?? (path === '/' ? assets.get(indexPath) : undefined)
    );
  }

  #isSigned(request: FunctionRequest): boolean {
    const { domainName, accountSid } = this.environment;
    const authToken = this.#exchange.state.accounts.get(accountSid)?.authToken ?? '';
    return isSigned({ request, domainName, authToken });
  }

  async #run(version: ServerlessVersion, request: FunctionRequest): Promise<HttpAnswer> {
    const { clock } = this.#exchange;
    const log = new FunctionLog({
      exchange: this.#exchange,
      deployment: this.deployment,
      version,
      subject: subjectOf(request),
    });
    this.#requests += 1;
    const id = this.#requests;
    const outcome = await this.#pool.run(
      () => ({
        kind: 'request',
        id,
        method: request.method,
        target: request.target,
        rawHeaders: Object.entries({
          ...request.headers,
          host: this.environment.domainName,
        }).flat(),
        bodyBase64: request.body.toString('base64'),
        now: clock.now(),
        pace: clock.pace,
      }),
      (level, text) => log.add(level, withProjectPaths(text, this.#files.folder)),
    );
    return this.#answerFrom(outcome, log);
  }

  #answerFrom(outcome: RunOutcome, log: FunctionLog): HttpAnswer {
    if (outcome.kind === 'timed-out') {
      log.raise(82002, 'The function did not answer within its time limit.');
      return platformAnswers.timedOut;
    }
    if (outcome.kind === 'crashed') {
      log.add('error', withProjectPaths(outcome.text, this.#files.folder));
      log.raise(82002, 'The function ended without an answer.');
      return platformAnswers.crashed;
    }
    const answer = toHttpAnswer(outcome.answer);
    const error = answer.status >= 500 ? answeredError(answer.body) : undefined;
    if (error !== undefined) log.add('error', withProjectPaths(error, this.#files.folder));
    if (answer.status >= 400) {
      const errorCode = answer.status >= 500 ? 82002 : 82001;
      log.raise(errorCode, `The function answered with status ${answer.status}.`);
    }
    return answer;
  }

  #setup(): InstanceSetup {
    const { state } = this.#exchange;
    const { environment, build } = this;
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
    const routes = (versions: BuildFiles['functions']) =>
      [...versions.values()].map((version) => ({
        path: version.path,
        file: fileOf(version),
        access: version.visibility,
      }));
    return {
      kind: 'setup',
      folder: this.#files.folder,
      domainName: environment.domainName,
      context: {
        ...Object.fromEntries(variables),
        ...credentials,
        SERVICE_SID: environment.serviceSid,
        ENVIRONMENT_SID: environment.sid,
      },
      dependencies: build.dependencies.map(({ name }) => name),
      routes: { functions: routes(this.#files.functions), assets: routes(this.#files.assets) },
    };
  }

  #removeFolder(): void {
    rmSync(this.#files.folder, { recursive: true, force: true });
  }
}

function toHttpAnswer({
  status,
  headers,
  bodyBase64,
}: Extract<RunOutcome, { kind: 'answered' }>['answer']): HttpAnswer {
  const byName: Record<string, string> = {};
  for (const [name, value] of headers) {
    byName[name] = name in byName ? `${byName[name]}\n${value}` : value;
  }
  return { status, headers: byName, body: Buffer.from(bodyBase64, 'base64') };
}
