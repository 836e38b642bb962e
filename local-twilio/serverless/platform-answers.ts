import type { HttpAnswer } from '../webhooks/outcome';

/** What the platform itself answers, in place of a function. */
export const platformAnswers = {
  /** No such path; private ones look the same (Twilio: "Understanding Visibility": "not accessible by URL"). */
  notFound: plain(404, 'Could not find requested resource'),
  /** A protected path without a valid `X-Twilio-Signature`. */
  unsigned: plain(403, 'Unauthorized - you are not authenticated to perform this request'),
  /** The 10 s limit (error 82002 in the debugger). */
  timedOut: plain(504, 'Runtime application timed out'),
  /** The function's process ended without an answer. */
  crashed: plain(500, 'Internal Server Error'),
} as const;

function plain(status: number, text: string): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: Buffer.from(text),
  };
}
