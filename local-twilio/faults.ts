import type { TextBehaviour } from './state/phone-records';
import type { Message } from './state/records';

/** What befalls an API request besides a refusal. */
export type ApiEffect =
  /** The connection is closed; nothing was done. */
  | 'connection-closed'
  /** Nothing is done, and no answer ever comes. */
  | 'hangs'
  /** It is done, but the connection is closed before the answer. */
  | 'answer-lost'
  /** It is done, but the answer never comes. */
  | 'answer-hangs';

/** A way in which the world is bad for a while. */
export type Fault =
  /** The REST API refuses: 429 (code 20429), 500 or 503 (20500). */
  | {
      kind: 'api';
      operation?: string | undefined;
      status: 429 | 500 | 503;
      times?: number | undefined;
    }
  | {
      kind: 'api';
      operation?: string | undefined;
      effect: ApiEffect;
      times?: number | undefined;
    }
  /** More requests than this within a second of the clock get 429 (code 20429). */
  | { kind: 'api-limit'; perSecond: number }
  /** A webhook whose URL contains `url` does not get through, comes twice, or after a later one. */
  | {
      kind: 'webhook';
      url?: string | undefined;
      effect: 'timeout' | 'connection-failure' | 'twice' | 'late';
      times?: number | undefined;
    }
  /** Messages fare so at the carrier, whatever the phone: every n-th of those that fit, or all. */
  | {
      kind: 'carrier';
      effect: Exclude<TextBehaviour, 'delivers'>;
      /** As `From` and `To` have it. */
      from?: string | undefined;
      to?: string | undefined;
      every?: number | undefined;
      times?: number | undefined;
    }
  /** Senders get out so many segments a second, or as many as Twilio lets through; the others wait. */
  | { kind: 'sender-rate'; from?: string | undefined; perSecond?: number | undefined }
  /** Messaging Geographic Permissions are off for these countries (ISO codes): 21408. */
  | { kind: 'region-off'; countries: string[] };

export type WebhookEffect = Extract<Fault, { kind: 'webhook' }>['effect'];

interface ActiveFault {
  fault: Fault;
  left: number;
  /** How many events it could have befallen. */
  seen: number;
}

/** The faults that are switched on, each for a number of times or until it is switched off. */
export class Faults {
  #active: ActiveFault[] = [];
  #requests = { second: 0, count: 0 };

  add(fault: Fault): void {
    const left = ('times' in fault ? fault.times : undefined) ?? Number.POSITIVE_INFINITY;
    this.#active.push({ fault, left, seen: 0 });
  }

  clear(): void {
    this.#active = [];
  }

  list(): Fault[] {
    return this.#active.map(({ fault, left }) =>
      Number.isFinite(left) ? { ...fault, times: left } : fault,
    );
  }

  /** The status with which this API request is to be refused, if any. Counts as one time. */
  forApi(operation: string): 429 | 500 | 503 | undefined {
    const fault = this.#take(
      (one) => one.kind === 'api' && 'status' in one && isAbout(one, operation),
    );
    return fault?.kind === 'api' && 'status' in fault ? fault.status : undefined;
  }

  /** What befalls this API request on its way or on the way back, if anything. Counts as one time. */
  apiEffect(operation: string): ApiEffect | undefined {
    const fault = this.#take(
      (one) => one.kind === 'api' && 'effect' in one && isAbout(one, operation),
    );
    return fault?.kind === 'api' && 'effect' in fault ? fault.effect : undefined;
  }

  /** Counts one API request more at `now` (epoch ms); tells whether it is one too many in its second. */
  isOverApiLimit(now: number): boolean {
    const limit = this.#active.find(({ fault }) => fault.kind === 'api-limit')?.fault;
    if (limit?.kind !== 'api-limit') return false;
    const second = Math.floor(now / 1000);
    const count = this.#requests.second === second ? this.#requests.count + 1 : 1;
    this.#requests = { second, count };
    return count > limit.perSecond;
  }

  /** What is to befall this webhook, if anything. Counts as one time. */
  forWebhook(url: string): WebhookEffect | undefined {
    const fault = this.#take(
      (one) => one.kind === 'webhook' && (one.url === undefined || url.includes(one.url)),
    );
    return fault?.kind === 'webhook' ? fault.effect : undefined;
  }

  /** How this message is to fare at the carrier, if a fault says so. Counts as one time. */
  forMessage({ from, to }: Pick<Message, 'from' | 'to'>): TextBehaviour | undefined {
    const fault = this.#take(
      (one) =>
        one.kind === 'carrier' &&
        (one.from === undefined || one.from === from) &&
        (one.to === undefined || one.to === to),
    );
    return fault?.kind === 'carrier' ? fault.effect : undefined;
  }

  /** How many segments a second this sender gets out; `usual`: as Twilio has it; `undefined`: all. */
  senderRate(from: string): number | 'usual' | undefined {
    for (const { fault } of this.#active) {
      if (fault.kind === 'sender-rate' && (fault.from === undefined || fault.from === from)) {
        return fault.perSecond ?? 'usual';
      }
    }
    return undefined;
  }

  /** The countries (ISO codes) to which texts are not permitted. */
  regionsOff(): string[] {
    return this.#active.flatMap(({ fault }) =>
      fault.kind === 'region-off' ? fault.countries : [],
    );
  }

  #take(matches: (fault: Fault) => boolean): Fault | undefined {
    for (const one of this.#active) {
      if (!matches(one.fault)) continue;
      one.seen += 1;
      const every = one.fault.kind === 'carrier' ? (one.fault.every ?? 1) : 1;
      if (one.seen % every !== 0) continue;
      one.left -= 1;
      if (one.left <= 0) this.#active = this.#active.filter((other) => other !== one);
      return one.fault;
    }
    return undefined;
  }
}

function isAbout({ operation }: { operation?: string | undefined }, asked: string): boolean {
  return operation === undefined || operation === asked;
}
