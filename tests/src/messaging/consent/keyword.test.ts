import { keywordOf } from '../../../../src/messaging/consent/keyword';
import type { IncomingMessage } from '../../../../src/messaging/incoming-message';

const text: IncomingMessage = {
  messageSid: `SM${'0'.repeat(32)}`,
  from: '+12025550147',
  to: '+12025550100',
  body: '',
  media: [],
  optOut: undefined,
};
const whatsApp = { ...text, from: 'whatsapp:+12025550147', to: 'whatsapp:+12025550100' };
const tollFree = { ...text, to: '+18005550100' };
const shortCode = { ...text, to: '55501' };

// Twilio: "Twilio support for opt-out keywords (SMS STOP filtering)"; OPTOUT and REVOKE since 2025.
describe('on a long code Twilio acts on and answers', () => {
  test.each([
    ...['STOP', 'StopAll', 'unsubscribe', 'CANCEL', 'End', 'QUIT', 'optout', ' revoke\n'].map(
      (body) => [body, 'stop'] as const,
    ),
    ...['START', 'unstop', 'Yes'].map((body) => [body, 'start'] as const),
    ...['HELP', 'info'].map((body) => [body, 'help'] as const),
  ])('%j as %s', (body, kind) => {
    expect(keywordOf({ ...text, body })).toMatchObject({ kind, answeredBy: 'twilio' });
  });
});

test('YES alone may be the answer to a question as well', () => {
  expect(keywordOf({ ...text, body: 'YES' })).toMatchObject({ mayAnswer: true });
  expect(keywordOf({ ...text, body: 'START' })).toMatchObject({ mayAnswer: false });
});

// 47 CFR 64.1200(a)(10): "any reasonable manner"; Twilio knows no language but English.
describe('what Twilio lets through and people mean all the same is ours to do and to answer', () => {
  test.each([
    ...['stop please', 'Please stop!', 'STOP.', 'opt out', 'Opt-out', 'stop texting me'].map(
      (body) => [body, 'stop'] as const,
    ),
    ...['ALTO', 'Pare por favor', 'darme de baja', 'No más mensajes', 'ARRÊT'].map(
      (body) => [body, 'stop'] as const,
    ),
    ...['Ayuda', 'help please', '¿AYUDA?'].map((body) => [body, 'help'] as const),
    ...['Empezar', 'start please'].map((body) => [body, 'start'] as const),
  ])('%j as %s', (body, kind) => {
    expect(keywordOf({ ...text, body })).toMatchObject({ kind, answeredBy: 'us' });
  });
});

test.each([
  ...[
    'stop it now or I call the police',
    'I cannot stop by today',
    'stopping',
    '',
    '👍',
    'canceled',
  ],
  // With something beside it, no carrier acts on it, and it is about the appointment.
  ...['cancel please', 'cancel!', 'CANCELAR', 'yes please', 'the end'],
])('%j is no keyword', (body) => {
  expect(keywordOf({ ...text, body })).toBeUndefined();
});

describe('on WhatsApp, where Twilio acts on nothing', () => {
  test.each([
    ['STOP', 'stop'],
    ['unsubscribe', 'stop'],
    ['START', 'start'],
    ['HELP', 'help'],
  ])('%s is ours', (body, kind) => {
    expect(keywordOf({ ...whatsApp, body })).toMatchObject({ kind, answeredBy: 'us' });
  });

  test.each(['CANCEL', 'END', 'QUIT', 'YES', 'INFO'])('%s is a word like any other', (body) => {
    expect(keywordOf({ ...whatsApp, body })).toBeUndefined();
  });
});

// Twilio: "Opt-out keyword handling (SMS STOP Filtering) for Toll-Free SMS".
test('on a toll-free number START and UNSTOP opt in, and YES does not', () => {
  expect(keywordOf({ ...tollFree, body: 'UNSTOP' })).toMatchObject({ kind: 'start' });
  expect(keywordOf({ ...tollFree, body: 'START' })).toMatchObject({ kind: 'start' });
  expect(keywordOf({ ...tollFree, body: 'YES' })).toBeUndefined();
  expect(keywordOf({ ...tollFree, body: 'STOP' })).toMatchObject({ answeredBy: 'twilio' });
});

// Twilio: "Customizing HELP/STOP messages for SMS filtering": none by default for short codes.
test('on a short code nobody answers but us', () => {
  expect(keywordOf({ ...shortCode, body: 'STOP' })).toMatchObject({ answeredBy: 'us' });
  expect(keywordOf({ ...shortCode, body: 'HELP' })).toMatchObject({ answeredBy: 'us' });
});

// Twilio: "Customize users' opt-in and opt-out experience with Advanced Opt-Out".
test.each([
  ['BASTA', 'STOP', 'stop'],
  ['hola', 'START', 'start'],
  ['quien es', 'HELP', 'help'],
] as const)('%s is what Advanced Opt-Out says it is: %s', (body, optOut, kind) => {
  for (const message of [text, whatsApp, shortCode]) {
    expect(keywordOf({ ...message, body, optOut })).toMatchObject({ kind, answeredBy: 'twilio' });
  }
});
