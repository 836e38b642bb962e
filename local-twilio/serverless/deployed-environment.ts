import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
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
import { answeredError, functionStack, withProjectPaths } from './function-error';
import { FunctionLog } from './function-log';
import { type FunctionRequest, subjectOf } from './function-request';
import type { InstanceSetup } from './instance/messages';
import { InstancePool } from './instance-pool';
import { InstanceProcess, type RunOutcome } from './instance-process';
import { instanceSetup } from './instance-setup';
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
  readonly #startPool: (setup: InstanceSetup) => InstancePool;
  readonly #retiring = new Set<Promise<void>>();
  #setup: InstanceSetup;
  #pool: InstancePool;
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
    const { host } = new URL(exchange.address);
    this.#startPool = (setup) =>
      new InstancePool({
        start: () => new InstanceProcess({ setup, address: host }),
        maxInstances: parts.maxInstances,
        timeLimitMs: parts.timeLimitMs,
      });
    this.#setup = this.#describeSetup();
    this.#pool = this.#startPool(this.#setup);
  }

  /** Starts the first instance. Throws what kept it from starting. */
  warm(): Promise<void> {
    return this.#pool.warm();
  }

  /** Requests from now on see the environment's variables as they are now. */
  variablesChanged(): void {
    const setup = this.#describeSetup();
    if (isDeepStrictEqual(setup, this.#setup)) return;
    this.#setup = setup;
    this.#retirePool();
    this.#pool = this.#startPool(setup);
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
    this.#retirePool();
    await this.#end();
  }

  async close(): Promise<void> {
    await this.#pool.close();
    await this.#end();
  }

  #retirePool(): void {
    const retired = this.#pool.retire().finally(() => this.#retiring.delete(retired));
    this.#retiring.add(retired);
  }

  async #end(): Promise<void> {
    await Promise.all(this.#retiring);
    rmSync(this.#files.folder, { recursive: true, force: true });
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
      log.add('error', withProjectPaths(functionStack(outcome.text), this.#files.folder));
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

  #describeSetup(): InstanceSetup {
    const { environment, build } = this;
    return instanceSetup({ environment, build, files: this.#files, state: this.#exchange.state });
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
