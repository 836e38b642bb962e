import twilio from 'twilio';
import type { LocalTwilio } from '../../local-twilio/local-twilio';
import type { OutgoingRequest } from '../../local-twilio/webhooks/outcome';

/** A request as an application got it. */
export interface ReceivedRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  /** The POSTed form, or the query of a GET. */
  parameters: Record<string, string>;
  /** What the SDK's own validator says about the signature. */
  isSigned: boolean;
}

/** What an application answers: TwiML as text/xml, unless a type is given. */
export interface Answer {
  status?: number;
  type?: string;
  body?: string;
  headers?: Record<string, string>;
}

/** Somebody's application on `https://<host>`, reached without a socket; keeps what it was sent. */
export class Application {
  readonly received: ReceivedRequest[] = [];
  readonly #host: string;
  readonly #authToken: string;
  readonly #answers = new Map<string, (request: ReceivedRequest) => Answer>();

  constructor(local: LocalTwilio, host = 'app.example.com') {
    this.#host = host;
    this.#authToken = local.accounts.live.authToken;
    local.exchange.transport.serve(host, async (request) => this.#answer(request));
  }

  /** From now on requests to `path` are answered so. Answers the path's URL. */
  answers(path: string, answer: Answer | ((request: ReceivedRequest) => Answer)): string {
    this.#answers.set(path, typeof answer === 'function' ? answer : () => answer);
    return `https://${this.#host}${path}`;
  }

  /** Answers `path` with a TwiML document of these verbs. Answers the path's URL. */
  answersTwiml(path: string, verbs: string): string {
    return this.answers(path, { body: `<Response>${verbs}</Response>` });
  }

  /** The requests to one path, oldest first. */
  requestsTo(path: string): ReceivedRequest[] {
    return this.received.filter((request) => request.path.split('?')[0] === path);
  }

  #answer({ method, url, headers, body }: OutgoingRequest) {
    const { pathname, search, searchParams } = new URL(url);
    const form = Object.fromEntries(new URLSearchParams(body));
    const request: ReceivedRequest = {
      method,
      path: pathname + search,
      headers,
      parameters: method === 'GET' ? Object.fromEntries(searchParams) : form,
      isSigned: twilio.validateRequest(
        this.#authToken,
        headers['x-twilio-signature'] ?? '',
        url,
        form,
      ),
    };
    this.received.push(request);
    const answer = this.#answers.get(pathname)?.(request) ?? { status: 404, body: 'No such page' };
    return {
      status: answer.status ?? 200,
      headers: { 'content-type': answer.type ?? 'text/xml', ...answer.headers },
      body: Buffer.from(answer.body ?? ''),
    };
  }
}
