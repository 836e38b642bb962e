/** A way in which the world is bad for a while. */
export type Fault =
  /** The REST API refuses: 429 (code 20429), 500 or 503 (20500). */
  | {
      kind: 'api';
      operation?: string | undefined;
      status: 429 | 500 | 503;
      times?: number | undefined;
    }
  /** A webhook whose URL contains `url` does not get through, comes twice, or after a later one. */
  | {
      kind: 'webhook';
      url?: string | undefined;
      effect: 'timeout' | 'connection-failure' | 'twice' | 'late';
      times?: number | undefined;
    };

export type WebhookEffect = Extract<Fault, { kind: 'webhook' }>['effect'];

/** The faults that are switched on, each for a number of times or until it is switched off. */
export class Faults {
  #active: Array<{ fault: Fault; left: number }> = [];

  add(fault: Fault): void {
    this.#active.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
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
      (one) => one.kind === 'api' && (one.operation === undefined || one.operation === operation),
    );
    return fault?.kind === 'api' ? fault.status : undefined;
  }

  /** What is to befall this webhook, if anything. Counts as one time. */
  forWebhook(url: string): WebhookEffect | undefined {
    const fault = this.#take(
      (one) => one.kind === 'webhook' && (one.url === undefined || url.includes(one.url)),
    );
    return fault?.kind === 'webhook' ? fault.effect : undefined;
  }

  #take(matches: (fault: Fault) => boolean): Fault | undefined {
    const found = this.#active.find(({ fault }) => matches(fault));
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#active = this.#active.filter((one) => one !== found);
    return found.fault;
  }
}
