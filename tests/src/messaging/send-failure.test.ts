import RestException from 'twilio/lib/base/RestException';
import { readSendFailure } from '../../../src/messaging/send-failure';

function refusal(statusCode: number, code: number): Error {
  return new RestException({ statusCode, body: { code, message: 'refused' } });
}

function broken(code: string): Error {
  return Object.assign(new Error('broken'), { code });
}

// Twilio's error dictionary: 21211 invalid To, 21610 unsubscribed, 21614 not mobile, 20429 too many
// requests, 21611 queue of the sender full, 20503 service unavailable.
test.each([
  ['an invalid number', refusal(400, 21211), 'permanent', '21211'],
  ['somebody who opted out', refusal(400, 21610), 'opted-out', '21610'],
  ['a landline', refusal(400, 21614), 'permanent', '21614'],
  ['wrong credentials', refusal(401, 20003), 'permanent', '20003'],
  ['a code that we do not know', refusal(400, 29999), 'permanent', '29999'],
  ['too many requests', refusal(429, 20429), 'pause-account', '20429'],
  ['a full queue of one sender', refusal(429, 21611), 'pause-sender', '21611'],
  ['SendGrid with too much to do', broken('429'), 'pause-account', '429'],
  ['a server that is not there', broken('ECONNREFUSED'), 'temporary', 'ECONNREFUSED'],
])('%s was surely not taken', (_name, error, expected, code) => {
  expect(readSendFailure(error)).toMatchObject({ kind: 'refused', class: expected, code });
});

test.each([
  ['an outage', refusal(503, 20503), '20503'],
  ['a fault of Twilio', refusal(500, 20500), '20500'],
  ['a fault of SendGrid', broken('500'), '500'],
  ['a broken connection', broken('ECONNRESET'), 'ECONNRESET'],
  ['a time-out', broken('ECONNABORTED'), 'ECONNABORTED'],
  ['something without a code', new Error('?'), 'unknown'],
])('%s leaves open whether the message was taken', (_name, error, code) => {
  expect(readSendFailure(error)).toEqual({ kind: 'unknown', code });
});

test('what the other side asks to wait is kept', () => {
  expect(readSendFailure(refusal(429, 20429), 7_000)).toMatchObject({ retryAfter: 7_000 });
});
