import { availableParallelism } from 'node:os';
import type { InstanceRequest } from './instance/messages';
import type { InstanceProcess, OnLog, RunOutcome } from './instance-process';

interface Job {
  makeRequest: () => InstanceRequest;
  onLog: OnLog;
  resolve: (outcome: RunOutcome) => void;
  waitsSince: number;
}

/** A request that waits longer than this (real ms) is worth another instance. */
const patienceMs = 25;
/**
 * With an instance for each processor another one helps only when these wait for something else than
 * the processor: when none of them has taken up a request for so long (real ms).
 */
const standstillMs = 100;

/**
 * The instances of one build. As on the platform (AWS Lambda) each has one request at a time, more
 * start when requests wait, and one that dies is replaced at once.
 */
export class InstancePool {
  readonly #start: () => InstanceProcess;
  readonly #maxInstances: number;
  readonly #timeLimitMs: number;
  readonly #instances = new Set<InstanceProcess>();
  readonly #idle: InstanceProcess[] = [];
  readonly #jobs: Job[] = [];
  #booting = 0;
  /** When an instance took up a request last. */
  #lastTakenAt = 0;
  #state: 'open' | 'retiring' | 'closed' = 'open';
  #whenRetired: () => void = () => {};
  #patience: NodeJS.Timeout | undefined;

  constructor({
    start,
    maxInstances,
    timeLimitMs,
  }: {
    start: () => InstanceProcess;
    maxInstances: number;
    timeLimitMs: number;
  }) {
    this.#start = start;
    this.#maxInstances = maxInstances;
    this.#timeLimitMs = timeLimitMs;
  }

  /** Starts the first instance and waits until it can work. Throws what kept it from starting. */
  async warm(): Promise<void> {
    if (this.#instances.size === 0) await this.#boot();
  }

  /** Runs a request on a free instance, or on the next one that becomes free. */
  run(makeRequest: () => InstanceRequest, onLog: OnLog): Promise<RunOutcome> {
    return new Promise((resolve) => {
      this.#jobs.push({ makeRequest, onLog, resolve, waitsSince: performance.now() });
      this.#next();
    });
  }

  /** Takes no further request; resolves when those under way are answered and all is gone. */
  async retire(): Promise<void> {
    this.#state = 'retiring';
    if (!this.#isQuiet()) await new Promise<void>((done) => (this.#whenRetired = done));
    await this.close();
  }

  /** Ends all instances now. */
  async close(): Promise<void> {
    this.#state = 'closed';
    clearTimeout(this.#patience);
    for (const instance of this.#instances) instance.kill();
    await Promise.all([...this.#instances].map((instance) => instance.exited));
    for (const { resolve } of this.#jobs.splice(0)) {
      resolve({ kind: 'crashed', text: 'The local Twilio was closed.' });
    }
  }

  #next(): void {
    for (;;) {
      const [job] = this.#jobs;
      if (!job) break;
      const instance = this.#idle.pop();
      if (!instance) {
        this.#growIfNeeded(job);
        break;
      }
      this.#jobs.shift();
      void this.#work(instance, job);
    }
    if (this.#state === 'retiring' && this.#isQuiet()) this.#whenRetired();
  }

  async #work(instance: InstanceProcess, { makeRequest, onLog, resolve }: Job): Promise<void> {
    this.#lastTakenAt = performance.now();
    const outcome = await instance.run({
      request: makeRequest(),
      timeLimitMs: this.#timeLimitMs,
      onLog,
    });
    if (outcome.kind === 'answered' && this.#instances.has(instance)) this.#idle.push(instance);
    resolve(outcome);
    this.#next();
  }

  #growIfNeeded(waiting: Job): void {
    if (this.#state === 'closed' || this.#booting > 0) return;
    if (this.#instances.size >= this.#maxInstances) return;
    const isOnePerProcessor = this.#instances.size >= availableParallelism();
    const growsAt = isOnePerProcessor
      ? Math.max(waiting.waitsSince, this.#lastTakenAt) + standstillMs
      : waiting.waitsSince + patienceMs;
    const remainingMs = growsAt - performance.now();
    if (this.#instances.size === 0 || remainingMs <= 0) {
      this.#bootInBackground();
      return;
    }
    this.#patience ??= setTimeout(() => {
      this.#patience = undefined;
      this.#next();
    }, remainingMs);
  }

  #bootInBackground(): void {
    this.#boot().catch((error: unknown) => {
      // Nobody else could answer: what kept the instance from starting is the answer.
      if (this.#instances.size > 0) return;
      const text = error instanceof Error ? error.message : String(error);
      for (const { resolve } of this.#jobs.splice(0)) resolve({ kind: 'crashed', text });
    });
  }

  async #boot(): Promise<void> {
    const instance = this.#start();
    this.#instances.add(instance);
    this.#booting += 1;
    void instance.exited.then(() => this.#bury(instance));
    try {
      await instance.ready;
      if (this.#instances.has(instance)) this.#idle.push(instance);
    } finally {
      this.#booting -= 1;
    }
    this.#next();
  }

  #bury(instance: InstanceProcess): void {
    this.#instances.delete(instance);
    const position = this.#idle.indexOf(instance);
    if (position >= 0) this.#idle.splice(position, 1);
    const isLast = this.#instances.size === 0;
    // `booting` counts a process that died while starting: starting it again would not end.
    if (this.#state === 'open' && isLast && this.#booting === 0) this.#bootInBackground();
    else this.#next();
  }

  #isQuiet(): boolean {
    return this.#jobs.length === 0 && this.#idle.length + this.#booting === this.#instances.size;
  }
}
