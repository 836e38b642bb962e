import type { Exchange } from '../exchange';
import type { Account } from '../state/records';

/** The first label of the host name: `api` of api.twilio.com. */
export type ProductHost =
  | 'api'
  | 'content'
  | 'lookups'
  | 'messaging'
  | 'monitor'
  | 'pricing'
  | 'serverless'
  | 'serverless-upload';

/** One operation of Twilio's REST API that the local Twilio covers. */
export interface Route {
  /**
   * The `operationId` of Twilio's OpenAPI; for what it does not describe `upload:<Name>` or, for
   * the file behind a resource, `file:<operationId of the resource>`.
   */
  operation: string;
  host: ProductHost;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As in Twilio's OpenAPI: `/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json`. */
  path: string;
  /**
   * `test-credentials` too: Messages, Calls and IncomingPhoneNumbers can be POSTed with them.
   * `everyone`: media and recordings are had by whoever knows their URL (HTTP authentication for
   * them is a setting of Twilio's that is off at first).
   */
  openTo?: 'test-credentials' | 'everyone';
  handle(request: ApiRequest, exchange: Exchange): ApiAnswer | Promise<ApiAnswer>;
}

/** A request that was authenticated and read. */
export interface ApiRequest {
  /** The account that the credentials belong to. */
  account: Account;
  /** Values of the path's variables: `{Sid}` → `path.Sid`. */
  path: Readonly<Record<string, string>>;
  /** The form (or JSON) parameters of the body. */
  form: Parameters;
  query: Parameters;
  /** Files of a multipart body by field name. */
  files: ReadonlyMap<string, UploadedFile>;
  /** Path and query as requested, for paging links. */
  url: URL;
}

export interface UploadedFile {
  contentType: string;
  bytes: Buffer;
}

/** What a route answers: JSON, bytes (a recording), or nothing (204). */
export type ApiAnswer =
  | { status: number; json: unknown }
  | { status: number; bytes: Buffer; contentType: string; headers?: Record<string, string> }
  | { status: 204 };

/** Named values that may repeat, as forms and queries have them. */
export class Parameters {
  readonly #values: URLSearchParams;

  constructor(values: URLSearchParams) {
    this.#values = values;
  }

  /** The value, or `undefined` where it was not sent. An empty one is a value. */
  get(name: string): string | undefined {
    return this.#values.get(name) ?? undefined;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  all(name: string): string[] {
    return this.#values.getAll(name);
  }

  /** For logs: one value a name. */
  toRecord(): Record<string, string> {
    return Object.fromEntries(
      [...new Set(this.#values.keys())].map((name) => [name, this.#values.getAll(name).join(', ')]),
    );
  }
}
