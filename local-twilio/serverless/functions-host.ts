import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiError } from '../api/errors';
import type { Exchange } from '../exchange';
import type {
  ServerlessBuild,
  ServerlessDeployment,
  ServerlessEnvironment,
} from '../state/serverless-records';
import type { HttpAnswer } from '../webhooks/outcome';
import { DeployedEnvironment } from './deployed-environment';
import { type FunctionRequest, fromHttp, fromWebhook } from './function-request';
import { platformAnswers } from './platform-answers';
import { forgetLeftovers } from './version-content';

/**
 * Builds lie this deep in the work folder: source maps lead to the sources by relative paths, which
 * must not end above it. There, nobody could tell how the project's own paths begin.
 */
const deepFolder = join('local', 'twilio', 'functions', 'builds');

/** Runs the deployed builds, each environment on its own domain. */
export class FunctionsHost {
  readonly #exchange: Exchange;
  readonly #timeLimitMs: number;
  readonly #maxInstances: number;
  readonly #deployed = new Map<string, DeployedEnvironment>();
  readonly #retiring = new Set<Promise<void>>();
  readonly #answerListeners = new Set<() => void>();
  #workFolder: string | undefined;
  #currentDomain: string | undefined;

  constructor(
    exchange: Exchange,
    { timeLimitMs, maxInstances }: { timeLimitMs: number; maxInstances: number },
  ) {
    this.#exchange = exchange;
    this.#timeLimitMs = timeLimitMs;
    this.#maxInstances = maxInstances;
  }

  /** The domain of the environment that was deployed last. */
  get currentDomain(): string | undefined {
    return this.#currentDomain;
  }

  /** Takes up the environments that an earlier run had deployed; each starts at its first request. */
  async start(): Promise<void> {
    const { state } = this.#exchange;
    forgetLeftovers(state);
    const latest = new Map<string, DeployedEnvironment>();
    for (const deployment of state.deployments.list()) {
      const environment = state.environments.get(deployment.environmentSid);
      const build = state.builds.get(environment?.buildSid ?? '');
      if (!environment || !build || latest.has(environment.sid)) continue;
      latest.set(environment.sid, this.#prepare({ environment, build, deployment }));
    }
    for (const deployed of [...latest.values()].reverse()) this.#put(deployed);
  }

  /**
   * Lets an environment run a build. Requests under way finish on the build before; all that come
   * after this resolves are answered by the new one. Throws {@link ApiError} when it cannot start.
   */
  async deploy(parts: {
    environment: ServerlessEnvironment;
    build: ServerlessBuild;
    deployment: ServerlessDeployment;
  }): Promise<void> {
    const deployed = this.#prepare(parts);
    try {
      await deployed.warm();
    } catch (error) {
      await deployed.close();
      const reason = error instanceof Error ? error.message : String(error);
      throw new ApiError({
        status: 500,
        code: 20500,
        message: `The build does not start. ${reason}`,
      });
    }
    this.#put(deployed);
    const { domainName } = parts.environment;
    const text = `Deployed ${this.#contentsOf(parts.build)} to ${domainName}.`;
    this.#exchange.timeline.add({ kind: 'deployment', domainName, text }, {});
  }

  /** As `13 functions and 1 asset`. */
  #contentsOf({ versionSids }: ServerlessBuild): string {
    const { versions } = this.#exchange.state;
    const kinds = versionSids.map((sid) => versions.get(sid)?.kind);
    const parts = (['function', 'asset'] as const).flatMap((kind) => {
      const count = kinds.filter((one) => one === kind).length;
      return count === 0 ? [] : [`${count} ${kind}${count === 1 ? '' : 's'}`];
    });
    return parts.join(' and ');
  }

  /** The functions of an environment see its changed variables from now on. */
  variablesChanged({ sid }: ServerlessEnvironment): void {
    this.#deployed.get(sid)?.variablesChanged();
  }

  /** Takes an environment down. */
  async remove({ sid, domainName }: ServerlessEnvironment): Promise<void> {
    const deployed = this.#deployed.get(sid);
    this.#deployed.delete(sid);
    this.#exchange.transport.forget(domainName);
    if (this.#currentDomain === domainName) this.#currentDomain = undefined;
    await deployed?.retire();
  }

  /** Answers a request to a deployed environment. */
  async serve(request: Request, domainName: string): Promise<Response> {
    const [name] = domainName.toLowerCase().split(':');
    const deployed = [...this.#deployed.values()].find(
      ({ environment }) => environment.domainName === name,
    );
    const answer = deployed
      ? await this.#answer(deployed.environment.sid, await fromHttp(request))
      : platformAnswers.notFound;
    return toResponse(answer);
  }

  /** Tells when a request to an environment has ended. Answers how to stop that. */
  onAnswered(listener: () => void): () => void {
    this.#answerListeners.add(listener);
    return () => this.#answerListeners.delete(listener);
  }

  async close(): Promise<void> {
    const deployed = [...this.#deployed.values()];
    this.#deployed.clear();
    await Promise.all(deployed.map((one) => one.close()));
    await Promise.all(this.#retiring);
    if (this.#workFolder) rmSync(this.#workFolder, { recursive: true, force: true });
  }

  #answer(environmentSid: string, request: FunctionRequest): Promise<HttpAnswer> {
    const deployed = this.#deployed.get(environmentSid);
    if (!deployed) return Promise.resolve(platformAnswers.notFound);
    return this.#exchange.activity.during(async () => {
      try {
        return await deployed.answer(request);
      } finally {
        for (const listener of this.#answerListeners) listener();
      }
    });
  }

  #prepare(parts: {
    environment: ServerlessEnvironment;
    build: ServerlessBuild;
    deployment: ServerlessDeployment;
  }): DeployedEnvironment {
    this.#workFolder ??= realpathSync(mkdtempSync(join(tmpdir(), 'ringback-functions-')));
    const builds = join(this.#workFolder, deepFolder);
    mkdirSync(builds, { recursive: true });
    return new DeployedEnvironment({
      ...parts,
      exchange: this.#exchange,
      folder: mkdtempSync(join(builds, `${parts.build.sid}-`)),
      maxInstances: this.#maxInstances,
      timeLimitMs: this.#timeLimitMs,
    });
  }

  /** From here on `deployed` answers for its environment; the one before it finishes and ends. */
  #put(deployed: DeployedEnvironment): void {
    const { sid, domainName } = deployed.environment;
    const before = this.#deployed.get(sid);
    this.#deployed.set(sid, deployed);
    this.#currentDomain = domainName;
    this.#exchange.transport.serve(domainName, (request) =>
      this.#answer(sid, fromWebhook(request)),
    );
    if (!before) return;
    const retired = before.retire().finally(() => this.#retiring.delete(retired));
    this.#retiring.add(retired);
  }
}

function toResponse({ status, headers, body }: HttpAnswer): Response {
  const list = Object.entries(headers).flatMap(([name, value]) =>
    value.split('\n').map((one): [string, string] => [name, one]),
  );
  const hasBody = status !== 204 && status !== 304;
  return new Response(hasBody ? new Uint8Array(body) : null, { status, headers: list });
}
