import { Agent } from 'undici';
import { AnswerTooLate, exchangeHttp } from './http-exchange';
import type { HttpAnswer, InnerHost, OutgoingRequest } from './outcome';

/** Why a request got no answer, with Twilio's code for it. */
export class TransportError extends Error {
  readonly errorCode: number;
  /** Only a connection that could not be made is tried a second time. */
  readonly isConnectionFailure: boolean;

  constructor({
    errorCode,
    message,
    isConnectionFailure,
  }: {
    errorCode: number;
    message: string;
    isConnectionFailure: boolean;
  }) {
    super(message);
    this.errorCode = errorCode;
    this.isConnectionFailure = isConnectionFailure;
  }
}

/** Twilio follows at most ten redirects; an eleventh is error 11215. */
const redirectsAtMost = 10;

/** Sends HTTP requests, to hosts of the local Twilio itself without a detour over the network. */
export class Transport {
  readonly #timeoutMs: number;
  readonly #innerHosts = new Map<string, InnerHost>();
  readonly #agent: Agent;

  constructor({ timeoutMs }: { timeoutMs: number }) {
    this.#timeoutMs = timeoutMs;
    this.#agent = new Agent({ connect: { timeout: timeoutMs }, connections: 64, pipelining: 1 });
  }

  /** From now on `host` ("ringback-4711-dev.twil.io") is answered by `answer`. */
  serve(host: string, answer: InnerHost): void {
    this.#innerHosts.set(host, answer);
  }

  forget(host: string): void {
    this.#innerHosts.delete(host);
  }

  /** Sends and follows redirects (each as GET). Throws {@link TransportError}. */
  async send(first: OutgoingRequest): Promise<HttpAnswer & { url: string }> {
    let current = first;
    for (let redirects = 0; redirects <= redirectsAtMost; redirects += 1) {
      const answer = await this.#exchange(current);
      const location = answer.headers.location;
      if (![301, 302, 303, 307, 308].includes(answer.status) || !location) {
        return { ...answer, url: current.url };
      }
      current = { ...current, method: 'GET', url: redirectedTo(location, current.url), body: '' };
    }
    throw new TransportError({
      errorCode: 11215,
      message: `The server redirected more than ${redirectsAtMost} times.`,
      isConnectionFailure: false,
    });
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #exchange(outgoing: OutgoingRequest): Promise<HttpAnswer> {
    const inner = this.#innerHosts.get(new URL(outgoing.url).host);
    if (inner) return inner(outgoing);
    try {
      const timeoutMs = this.#timeoutMs;
      return await exchangeHttp({ outgoing, dispatcher: this.#agent, timeoutMs });
    } catch (error) {
      throw transportErrorFrom(error, { timeoutMs: this.#timeoutMs });
    }
  }
}

/** Where a redirect leads. Throws {@link TransportError} 11100 where that is no web address. */
function redirectedTo(location: string, from: string): string {
  const target = URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (target?.protocol === 'http:' || target?.protocol === 'https:') return target.href;
  throw new TransportError({
    errorCode: 11100,
    message: `The server redirected to "${location}", which is no http or https URL.`,
    isConnectionFailure: false,
  });
}

function transportErrorFrom(error: unknown, { timeoutMs }: { timeoutMs: number }): TransportError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof AnswerTooLate) {
    const message = `The server did not answer within ${timeoutMs / 1000} s.`;
    return new TransportError({ errorCode: 11200, message, isConnectionFailure: false });
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const message = `The host name could not be resolved (${detail}).`;
    return new TransportError({ errorCode: 11210, message, isConnectionFailure: false });
  }
  if (/CERT|SELF_SIGNED|TLS|SSL/.test(code)) {
    const message = `The server's certificate was not accepted (${code}).`;
    return new TransportError({ errorCode: 11237, message, isConnectionFailure: false });
  }
  const message = `The connection to the server failed (${code || detail}). Is it running?`;
  return new TransportError({ errorCode: 11205, message, isConnectionFailure: true });
}
