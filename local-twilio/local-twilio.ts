import { Alerts } from './alerts';
import { Activity } from './clock/activity';
import { Clock, type Pace } from './clock/clock';
import { keepClock, resumedTime } from './clock/kept-clock';
import type { Exchange } from './exchange';
import { Faults } from './faults';
import { type Listener, listen } from './listener';
import { MessagingEngine } from './messaging/messaging-engine';
import { durationMs } from './phones/duration';
import { type AboutPhone, newPhone } from './phones/new-phone';
import { Person } from './phones/person';
import { MailEngine } from './sendgrid/delivery/mail-engine';
import { FunctionsHost } from './serverless/functions-host';
import { type Accounts, openAccounts } from './state/accounts';
import { memoryStorage, type Storage } from './state/journal';
import { openState } from './state/state';
import { Timeline } from './timeline';
import { VoiceEngine } from './voice/voice-engine';
import { Transport } from './webhooks/transport';
import { Webhooks } from './webhooks/webhooks';

export interface LocalTwilioOptions {
  /** `manual` (default): time moves only when a test moves it. */
  pace?: Pace;
  /** ISO 8601 with zone; the clock's first time. Default: where the storage's last clock was, else now. */
  startsAt?: string;
  /** Where records are kept; default: in memory. */
  storage?: Storage;
  /** Port on the loopback interface; 0 (default) takes a free one. */
  port?: number;
  /** Port of the functions of the environment deployed last; 0 (default) takes a free one. */
  functionsPort?: number;
  /** Real milliseconds that a webhook may take; Twilio's 15,000 by default. */
  webhookTimeoutMs?: number;
  /** Real milliseconds that a function may take; the platform's 10,000 by default. */
  functionTimeLimitMs?: number;
  /**
   * How many processes run an environment's functions at most; 4 by default, which is enough for a
   * laptop. (The platform allows 30 executions at once in an account.)
   */
  maxFunctionInstances?: number;
}

/** A local Twilio, running. */
export interface LocalTwilio {
  readonly exchange: Exchange;
  /** `http://127.0.0.1:<port>`: REST by `Host`, the control API, the console, and the proxy. */
  readonly address: string;
  /** Where the functions of the environment deployed last are served for browsers and curl. */
  readonly functionsUrl: string;
  readonly accounts: Accounts;
  /** The person with this number; a phone is made for them when they have none yet. */
  person(number: string, about?: AboutPhone): Person;
  /** Lets time pass: "30 minutes", "1 day". */
  passes(duration: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts a local Twilio in this process; it listens on the loopback interface only. */
export async function createLocalTwilio(options: LocalTwilioOptions = {}): Promise<LocalTwilio> {
  const exchange = new LocalExchange(options);
  const accounts = openAccounts({ state: exchange.state, now: exchange.clock.now() });
  const listener = await listen({
    exchange,
    port: options.port ?? 0,
    functionsPort: options.functionsPort ?? 0,
  });
  exchange.listensAt(listener);
  await exchange.functions.start();
  exchange.voice.endCallsOfEarlierRun();

  return {
    exchange,
    address: listener.address,
    functionsUrl: listener.functionsUrl,
    accounts,
    person(number, about = {}) {
      if (!exchange.state.phones.get(number)) {
        const now = exchange.clock.now();
        exchange.state.phones.insert(newPhone({ number, about, now }));
      }
      return new Person({ number, exchange });
    },
    passes: (duration) => exchange.clock.advance(durationMs(duration)),
    async close() {
      exchange.clock.stop();
      await listener.close();
      await exchange.functions.close();
      await exchange.transport.close();
      exchange.state.storage.flush();
    },
  };
}

class LocalExchange implements Exchange {
  readonly activity = new Activity();
  readonly faults = new Faults();
  readonly clock: Clock;
  readonly state: Exchange['state'];
  readonly timeline: Timeline;
  readonly alerts: Alerts;
  readonly transport: Transport;
  readonly webhooks: Webhooks;
  readonly voice: VoiceEngine;
  readonly messaging: MessagingEngine;
  readonly mail: MailEngine;
  readonly functions: FunctionsHost;
  #address = '';
  #functionsUrl = '';

  constructor(options: LocalTwilioOptions) {
    const startsAt = options.startsAt === undefined ? undefined : Date.parse(options.startsAt);
    if (Number.isNaN(startsAt)) {
      throw new RangeError(
        `startsAt "${options.startsAt}" is no ISO 8601 time, such as 2026-03-02T10:00:00-05:00.`,
      );
    }
    const pace = options.pace ?? 'manual';
    this.state = openState(options.storage ?? memoryStorage());
    const { clockReadings: readings } = this.state;
    this.clock = new Clock({
      pace,
      startsAt: startsAt ?? resumedTime({ readings, pace }) ?? Date.now(),
      activity: this.activity,
    });
    this.timeline = new Timeline({
      now: () => this.clock.now(),
      keep: this.state.events,
      kept: this.state.events.list().reverse(),
    });
    keepClock({
      clock: this.clock,
      readings,
      onHappened: (listener) => this.timeline.subscribe(listener),
    });
    this.alerts = new Alerts(this);
    this.transport = new Transport({ timeoutMs: options.webhookTimeoutMs ?? 15_000 });
    this.webhooks = new Webhooks(this);
    this.voice = new VoiceEngine(this);
    this.messaging = new MessagingEngine(this);
    this.mail = new MailEngine(this);
    this.functions = new FunctionsHost(this, {
      timeLimitMs: options.functionTimeLimitMs ?? 10_000,
      maxInstances: options.maxFunctionInstances ?? 4,
    });
  }

  get address(): string {
    return this.#address;
  }

  get functionsUrl(): string {
    return this.#functionsUrl;
  }

  listensAt({ address, functionsUrl }: Listener): void {
    this.#address = address;
    this.#functionsUrl = functionsUrl;
  }
}
