import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { InstanceRequest } from './messages';

/** What an express app answered. */
export interface AppAnswer {
  status: number;
  headers: Array<[string, string]>;
  body: Buffer;
}

/** A Node request handler, such as an express app. */
export type App = (request: IncomingMessage, response: ServerResponse) => void;

/** Lets `app` answer a request that came over the instance's channel, without HTTP in between. */
export function answerWith(app: App, given: InstanceRequest): Promise<AppAnswer> {
  const request = new IncomingMessage(new Socket());
  request.method = given.method;
  request.url = given.target;
  request.rawHeaders = given.rawHeaders;
  for (let index = 0; index + 1 < given.rawHeaders.length; index += 2) {
    const name = given.rawHeaders[index]?.toLowerCase() ?? '';
    // The runtime answers an error as HTML where it recognises a browser; the platform does not.
    if (name === 'user-agent') continue;
    request.headers[name] = given.rawHeaders[index + 1] ?? '';
  }
  const body = Buffer.from(given.bodyBase64, 'base64');
  if (body.length > 0) request.headers['content-length'] = String(body.length);
  request.push(body);
  request.push(null);
  request.complete = true;
  return new Promise((resolve) => app(request, keptResponse(request, resolve)));
}

/** A response that keeps what is written instead of sending it. */
function keptResponse(request: IncomingMessage, done: (answer: AppAnswer) => void): ServerResponse {
  const response = new ServerResponse(request);
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown): void => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  // Own properties, as express puts a prototype of its own under the response.
  return Object.assign(response, {
    write: (chunk: unknown) => {
      keep(chunk);
      return true;
    },
    end: (chunk: unknown) => {
      keep(chunk);
      const headers = Object.entries(response.getHeaders()).flatMap(([name, value]) =>
        [value].flat().map((one): [string, string] => [name, String(one)]),
      );
      done({ status: response.statusCode, headers, body: Buffer.concat(chunks) });
      return response;
    },
  });
}
