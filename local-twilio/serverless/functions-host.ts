import type { Exchange } from '../exchange';

/** Runs the deployed builds. */
export class FunctionsHost {
  readonly #exchange: Exchange;
  readonly #timeLimitMs: number;

  constructor(exchange: Exchange, { timeLimitMs }: { timeLimitMs: number }) {
    this.#exchange = exchange;
    this.#timeLimitMs = timeLimitMs;
  }

  /** The domain of the environment that was deployed last. */
  get currentDomain(): string | undefined {
    return undefined;
  }

  /** Takes up the environments that an earlier run had deployed. */
  async start(): Promise<void> {}

  /** Answers a request to a deployed environment. */
  async serve(request: Request, domainName: string): Promise<Response> {
    return new Response(
      `${domainName} ${request.url} ${this.#timeLimitMs} ${this.#exchange.address}`,
    );
  }

  async close(): Promise<void> {}
}
