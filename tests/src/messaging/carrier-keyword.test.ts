import { carrierKeywordOf } from '../../../src/messaging/carrier-keyword';

const message = {
  messageSid: `SM${'0'.repeat(32)}`,
  from: '+12025550147',
  to: '+12025550100',
  media: [],
  optOut: undefined,
};

// The words: Twilio, "Twilio support for opt-out keywords (SMS STOP filtering)".
test.each([
  ...['STOP', 'StopAll', 'unsubscribe', 'CANCEL', 'End', 'QUIT', 'optout', 'REVOKE', ' stop! '].map(
    (body) => [body, 'stop'] as const,
  ),
  ...['HELP', 'info'].map((body) => [body, 'help'] as const),
  ...['START', 'MENU', 'stop it', 'please help', 'stopping', '', 'canceled'].map(
    (body) => [body, undefined] as const,
  ),
])('"%s" is %s', (body, keyword) => {
  expect(carrierKeywordOf({ ...message, body })).toBe(keyword);
});

test('WhatsApp knows STOP but leaves HELP to us', () => {
  const whatsApp = { ...message, from: 'whatsapp:+12025550147' };
  expect(carrierKeywordOf({ ...whatsApp, body: 'stop' })).toBe('stop');
  expect(carrierKeywordOf({ ...whatsApp, body: 'help' })).toBeUndefined();
});

test('what Advanced Opt-Out has answered is answered', () => {
  expect(carrierKeywordOf({ ...message, body: 'basta', optOut: 'STOP' })).toBe('stop');
});
