import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type InstanceMessage,
  type InstanceRequest,
  type InstanceSetup,
  isInstanceMessage,
  type LogLevel,
} from './instance/messages';

/** What came of one request. */
export type RunOutcome =
  | { kind: 'answered'; answer: Extract<InstanceMessage, { kind: 'answer' }> }
  | { kind: 'crashed'; text: string }
  | { kind: 'timed-out' };

export type OnLog = (level: LogLevel, text: string) => void;

const programFile = resolve(__dirname, '../../dist/local-twilio/instance.cjs');
const preloadFile = resolve(__dirname, '../preload/preload.cjs');

/** The program that instances run is made by a build, and is not there. */
export class InstanceProgramMissing extends Error {
  constructor() {
    super('The program that runs functions is not built. Run: npm run build');
  }
}

/** A process that runs the functions of a build, one request at a time, until it dies of one. */
export class InstanceProcess {
  /** Settles when the first request can be given; rejects when the process ended before. */
  readonly ready: Promise<void>;
  readonly #child: ChildProcess;
  #running: { id: number; finish: (outcome: RunOutcome) => void } | undefined;
  #onLog: OnLog = () => {};
  #lastWords = '';
  #becomeReady: () => void = () => {};
  readonly #exited: Promise<void>;

  /** `address` is the local Twilio's, `127.0.0.1:<port>`. Throws {@link InstanceProgramMissing}. */
  constructor({ setup, address }: { setup: InstanceSetup; address: string }) {
    if (!existsSync(programFile)) throw new InstanceProgramMissing();
    this.#child = fork(programFile, [], {
      execArgv: ['--require', preloadFile, '--enable-source-maps', '--no-warnings'],
      // The platform gives functions their variables in `context`, and little else.
      env: {
        PATH: process.env.PATH,
        TZ: 'UTC',
        LANG: 'C.UTF-8',
        RINGBACK_LOCAL_TWILIO: address,
        // The runtime would make stacks of its own, which know nothing of source maps.
        TWILIO_SERVERLESS_FULL_ERRORS: 'true',
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child.on('message', (message) => {
      if (isInstanceMessage(message)) this.#hear(message);
    });
    this.#child.on('error', (error) => this.#end(error.message));
    this.#child.stdout?.on('data', (text) => this.#onLog('info', String(text).trimEnd()));
    this.#child.stderr?.on('data', (text) => this.#onLog('error', String(text).trimEnd()));
    this.#exited = new Promise((done) => {
      this.#child.once('exit', (code, signal) => {
        this.#end(`The function's process ended (${signal ?? `exit code ${code}`}).`);
        done();
      });
    });
    this.ready = new Promise((done, fail) => {
      this.#becomeReady = done;
      void this.#exited.then(() => fail(new Error(this.#lastWords)));
    });
    this.#child.send(setup);
  }

  /** Resolves when the process is gone. */
  get exited(): Promise<void> {
    return this.#exited;
  }

  /**
   * Runs one request; the next one may follow when its outcome is there. After `timeLimitMs` of real
   * time the process is killed, as nothing gentler stops an endless loop.
   */
  run({
    request,
    timeLimitMs,
    onLog,
  }: {
    request: InstanceRequest;
    timeLimitMs: number;
    onLog: OnLog;
  }): Promise<RunOutcome> {
    this.#onLog = onLog;
    return new Promise((resolve) => {
      const limit = setTimeout(() => {
        this.#running?.finish({ kind: 'timed-out' });
        this.kill();
      }, timeLimitMs);
      this.#running = {
        id: request.id,
        finish: (outcome) => {
          clearTimeout(limit);
          this.#running = undefined;
          resolve(outcome);
        },
      };
      this.#child.send(request);
    });
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #hear(message: InstanceMessage): void {
    if (message.kind === 'ready') this.#becomeReady();
    else if (message.kind === 'log') this.#onLog(message.level, message.text);
    else if (message.kind === 'crash') this.#lastWords = message.text;
    else if (message.id === this.#running?.id) {
      this.#running.finish({ kind: 'answered', answer: message });
    }
  }

  #end(reason: string): void {
    const text = this.#lastWords || reason;
    this.#lastWords = text;
    if (this.#running) this.#running.finish({ kind: 'crashed', text });
    else if (this.#child.exitCode) this.#onLog('error', text);
  }
}
