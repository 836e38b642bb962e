import { defaultKeyword } from '../../../../local-twilio/messaging/opt-out/keywords';

// Source: Twilio "Support for Opt-out Keywords (SMS STOP Filtering)", "… for Toll-Free SMS".
test.each([
  ['STOP', 'STOP'],
  ['stop', 'STOP'],
  ['  Stop\n', 'STOP'],
  ['STOPALL', 'STOP'],
  ['unsubscribe', 'STOP'],
  ['CANCEL', 'STOP'],
  ['END', 'STOP'],
  ['Quit', 'STOP'],
  ['OPTOUT', 'STOP'],
  ['REVOKE', 'STOP'],
  ['START', 'START'],
  ['yes', 'START'],
  ['UNSTOP', 'START'],
  ['help', 'HELP'],
  ['INFO', 'HELP'],
  ['STOP PLEASE', undefined],
  ['please cancel', undefined],
  ['yes!', undefined],
  ['CANCELLED', undefined],
  ['', undefined],
])('%j on a long code is %s', (body, type) => {
  expect(defaultKeyword(body, { line: 'other' })?.type).toBe(type);
});

test.each([
  ['STOP', 'STOP'],
  ['UNSTOP', 'START'],
  ['START', 'START'],
  ['YES', undefined],
  ['HELP', 'HELP'],
])('%j on a toll-free number is %s', (body, type) => {
  expect(defaultKeyword(body, { line: 'toll-free' })?.type).toBe(type);
});
