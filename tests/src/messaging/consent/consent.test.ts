import { consentTo, type Decision } from '../../../../src/messaging/consent/consent';
import { purposes } from '../../../../src/messaging/purpose';

const now = new Date('2026-11-20T15:00:00Z');
const number = '+12025550100';
const whatsApp = 'whatsapp:+12025550100';
const mail = 'desk@example.com';

function agreed(sender: string, purpose: string): Decision {
  return { sender, purpose, decision: 'agreed' };
}
function refused(sender: string, purpose: string): Decision {
  return { sender, purpose, decision: 'refused' };
}

const nothing: Decision[] = [];

test.each([
  ['a reminder by text to somebody who said nothing', nothing, 'sms', 'appointments', 'allowed'],
  ['an alert by text to somebody who said nothing', nothing, 'sms', 'alerts', 'allowed'],
  ['an offer by text to somebody who said nothing', nothing, 'sms', 'offers', 'consent_missing'],
  ['an offer to who agreed to offers', [agreed('*', 'offers')], 'sms', 'offers', 'allowed'],
  [
    'an offer to who agreed to everything but them by name',
    [agreed('*', '*')],
    'sms',
    'offers',
    'consent_missing',
  ],
  ['a reminder on WhatsApp unasked', nothing, 'whatsapp', 'appointments', 'consent_missing'],
  [
    'a reminder on WhatsApp to who agreed to all there',
    [agreed('whatsapp:*', '*')],
    'whatsapp',
    'appointments',
    'allowed',
  ],
  [
    'a reminder on WhatsApp to who agreed to reminders from this sender',
    [agreed(whatsApp, 'appointments')],
    'whatsapp',
    'appointments',
    'allowed',
  ],
  [
    'an order’s news to who agreed to reminders there',
    [agreed('whatsapp:*', 'appointments')],
    'whatsapp',
    'orders',
    'consent_missing',
  ],
  [
    'a reminder on WhatsApp to who agreed to reminders, with no word of WhatsApp',
    [agreed('*', 'appointments')],
    'whatsapp',
    'appointments',
    'consent_missing',
  ],
  [
    'an offer on WhatsApp to who agreed to both apart',
    [agreed('*', 'offers'), agreed('whatsapp:*', '*')],
    'whatsapp',
    'offers',
    'allowed',
  ],
  ['mail unasked', nothing, 'email', 'orders', 'consent_missing'],
  ['mail to who agreed to mail', [agreed('email:*', '*')], 'email', 'orders', 'allowed'],
  ['a text after STOP', [refused('sms:*', '*')], 'sms', 'appointments', 'consent_refused'],
  [
    'an alert after STOP, for Twilio would refuse it',
    [refused('sms:*', '*')],
    'sms',
    'alerts',
    'consent_refused',
  ],
  [
    'WhatsApp after STOP by text',
    [refused('sms:*', '*'), agreed('whatsapp:*', '*')],
    'whatsapp',
    'appointments',
    'allowed',
  ],
  [
    'a text from a number that Twilio says they stopped',
    [refused(number, '*')],
    'sms',
    'support',
    'consent_refused',
  ],
  ['a text from another number', [refused('+12025550199', '*')], 'sms', 'support', 'allowed'],
  ['a survey to who wants none', [refused('*', 'surveys')], 'sms', 'surveys', 'consent_refused'],
  [
    'a reminder to who wants no surveys',
    [refused('*', 'surveys')],
    'sms',
    'appointments',
    'allowed',
  ],
  [
    'anything to who refused all',
    [refused('*', '*'), agreed('email:*', 'orders')],
    'email',
    'orders',
    'consent_refused',
  ],
  [
    'an offer to who agreed, then sent STOP',
    [agreed('*', 'offers'), refused('sms:*', '*')],
    'sms',
    'offers',
    'consent_refused',
  ],
] as const)('%s', (_name, decisions, channel, purpose, expected) => {
  const sender = { sms: number, whatsapp: whatsApp, email: mail }[channel];
  const answer = consentTo({
    consent: { decisions, lastWhatsAppAt: undefined },
    channel,
    sender,
    purpose,
    now,
  });
  expect(answer.kind === 'refused' ? answer.code : answer.kind).toBe(expected);
});

test.each(purposes)('a refusal of everything covers %s', (purpose) => {
  const consent = { decisions: [refused('*', '*')], lastWhatsAppAt: now };
  for (const channel of ['sms', 'whatsapp', 'email'] as const) {
    expect(consentTo({ consent, channel, purpose, now })).toMatchObject({ kind: 'refused' });
  }
});

// WhatsApp Business Platform: the customer service window of 24 hours.
test.each([
  ['2026-11-19T15:00:01Z', 'support', 'allowed'],
  ['2026-11-19T15:00:00Z', 'support', 'refused'],
  ['2026-11-20T14:59:00Z', 'offers', 'refused'],
  ['2026-11-20T14:59:00Z', 'appointments', 'refused'],
] as const)('who wrote on WhatsApp at %s may be told about %s there: %s', (at, purpose, kind) => {
  const consent = { decisions: [], lastWhatsAppAt: new Date(at) };
  expect(consentTo({ consent, channel: 'whatsapp', purpose, now }).kind).toBe(kind);
});

test('the reason of a refusal names no address', () => {
  const consent = { decisions: [refused(number, '*')], lastWhatsAppAt: undefined };
  const answer = consentTo({ consent, channel: 'sms', sender: number, purpose: 'orders', now });
  expect(JSON.stringify(answer)).not.toContain('2025550100');
});
