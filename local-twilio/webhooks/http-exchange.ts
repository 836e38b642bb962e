import type { Dispatcher } from 'undici';
import type { HttpAnswer, OutgoingRequest } from './outcome';

/** The server did not answer wholly in time. */
export class AnswerTooLate extends Error {}

type Headers = Record<string, string | string[] | undefined>;

/**
 * Sends one request and collects its answer. Straight on undici's dispatcher: `request` would make a
 * stream and an abort signal for each, and a message has four status callbacks.
 *
 * @param timeoutMs real milliseconds until the answer must be there, from its connection to its end
 * @throws AnswerTooLate or undici's own error
 */
export function exchangeHttp({
  outgoing: { method, url, headers, body },
  dispatcher,
  timeoutMs,
}: {
  outgoing: OutgoingRequest;
  dispatcher: Dispatcher;
  timeoutMs: number;
}): Promise<HttpAnswer> {
  const { origin, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let started: Dispatcher.DispatchController | undefined;
    let tooLate: AnswerTooLate | undefined;
    let status = 0;
    let answered: Headers = {};
    const timer = setTimeout(() => {
      tooLate = new AnswerTooLate();
      reject(tooLate);
      started?.abort(tooLate);
    }, timeoutMs);
    const options: Dispatcher.DispatchOptions = {
      origin,
      path: pathname + search,
      method: method === 'GET' ? 'GET' : 'POST',
      headers,
      body: method === 'GET' ? null : body,
    };
    dispatcher.dispatch(options, {
      onRequestStart(controller) {
        started = controller;
        // It waited for a free connection until now.
        if (tooLate) controller.abort(tooLate);
      },
      onResponseStart(_, statusCode, responseHeaders) {
        status = statusCode;
        answered = responseHeaders;
      },
      onResponseData(_, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        clearTimeout(timer);
        resolve({ status, headers: singleValued(answered), body: Buffer.concat(chunks) });
      },
      onResponseError(_, error) {
        clearTimeout(timer);
        reject(error);
      },
    });
  });
}

function singleValued(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join('\n') : (value ?? ''),
    ]),
  );
}
