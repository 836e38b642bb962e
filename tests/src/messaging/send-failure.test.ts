import RestException from 'twilio/lib/base/RestException';
import { readSendFailure, retryDelay } from '../../../src/messaging/send-failure';

function refusal(statusCode: number, code: number): Error {
  return new RestException({ statusCode, body: { code, message: 'refused' } });
}

// Twilio's error dictionary: 21211 invalid To, 21610 unsubscribed, 21614 not mobile, 20429 too many
// requests, 20503 service unavailable.
test.each([
  ['an invalid number', refusal(400, 21211), 'permanent-failure', '21211'],
  ['somebody who opted out', refusal(400, 21610), 'permanent-failure', '21610'],
  ['a landline', refusal(400, 21614), 'permanent-failure', '21614'],
  ['wrong credentials', refusal(401, 20003), 'permanent-failure', '20003'],
  ['too many requests', refusal(429, 20429), 'temporary-failure', '20429'],
  ['an outage', refusal(503, 20503), 'temporary-failure', '20503'],
  [
    'a broken connection',
    Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
    'temporary-failure',
    'ECONNRESET',
  ],
  ['something without a code', new Error('?'), 'temporary-failure', 'unknown'],
])('%s', (_name, error, outcome, code) => {
  expect(readSendFailure(error)).toEqual({ outcome, code });
});

test('the waits double from half a minute', () => {
  expect([1, 2, 3, 4].map(retryDelay)).toEqual([30_000, 60_000, 120_000, 240_000]);
});
