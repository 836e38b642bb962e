import {
  groupOf,
  readableLog,
  summaryOf,
} from '../../../local-twilio/console/page/timeline/event-summary';
import type { EventView } from '../../../local-twilio/control/views';
import type { EventDetail } from '../../../local-twilio/timeline';

const event = (detail: EventDetail): EventView => ({
  ...detail,
  id: '000000001',
  at: '2026-03-02T10:00:00.000Z',
  subject: {},
});

const exchange = {
  webhook: 'voice.request',
  method: 'POST',
  url: 'https://clinic.example/voice/incoming?a=1',
  parameters: {},
  requestHeaders: {},
  status: 200,
  responseHeaders: {},
  responseBody: '',
  durationMs: 11.6,
  errorCode: null,
  attempt: 1,
  role: 'primary',
} as const;

const mail = {
  kind: 'mail-status',
  status: 'delivered',
  from: 'desk@example.com',
  to: 'maya@example.com',
  mailSubject: 'Your invoice',
  reason: null,
} as const;

test.each<[string, EventDetail, object]>([
  [
    'a mail',
    mail,
    { tone: 'quiet', mark: 'mail', title: 'delivered: Your invoice', aside: '→ maya@example.com' },
  ],
  [
    'a mail that comes back',
    { ...mail, status: 'bounced' },
    { tone: 'error', title: 'bounced: Your invoice' },
  ],
  [
    'a request that SendGrid refuses',
    {
      kind: 'api',
      exchange: {
        operation: 'SendMail',
        method: 'POST',
        url: 'https://api.sendgrid.com/v3/mail/send',
        parameters: {},
        status: 400,
        responseBody: '',
        durationMs: 3,
        errorCode: null,
      },
    },
    { tone: 'error', title: 'SendMail', aside: '400 · 3 ms' },
  ],
  [
    'an answered webhook',
    { kind: 'webhook', exchange },
    { tone: 'plain', title: '/voice/incoming', aside: '200 · 12 ms' },
  ],
  [
    'a webhook under way',
    { kind: 'webhook', exchange: { ...exchange, status: null, durationMs: null } },
    { aside: '… · waiting' },
  ],
  [
    'a failed fallback',
    { kind: 'webhook', exchange: { ...exchange, errorCode: 11205, role: 'fallback' } },
    { tone: 'error', mark: 'fallback', aside: '11205 · 12 ms' },
  ],
  [
    'a second attempt',
    { kind: 'webhook', exchange: { ...exchange, attempt: 2, durationMs: 15_000 } },
    { mark: 'retry', aside: '200 · 15.0 s' },
  ],
  [
    'a warning',
    { kind: 'alert', alertSid: 'NO1', errorCode: 15003, level: 'warning', title: 'W', text: '' },
    { tone: 'warning', title: '15003 W' },
  ],
  [
    'pressed keys',
    {
      kind: 'conversation',
      entry: { callSid: 'CA1', speaker: 'person', kind: 'pressed', text: '2' },
    },
    { title: 'pressed 2' },
  ],
  [
    'a log of a function',
    { kind: 'function-log', path: '/voice/menu', level: 'error', text: 'Oops' },
    { tone: 'error', title: 'Oops', aside: '/voice/menu' },
  ],
])('%s is summed up in a line', (_, detail, summary) => {
  expect(summaryOf(event(detail))).toMatchObject(summary);
});

test('each kind belongs to a group of the filter', () => {
  expect(groupOf(event({ kind: 'webhook', exchange }))).toBe('webhooks');
  expect(groupOf(event({ kind: 'control', text: 'x' }))).toBe('logs');
});

test.each([
  [
    '{"level":"info","event":"menu_answered","attempt":1,"choice":"sales"}',
    'menu_answered attempt=1 choice=sales',
  ],
  ['{"level":"info","text":"no event"}', '{"level":"info","text":"no event"}'],
  ['{ not JSON', '{ not JSON'],
  ['Plain words', 'Plain words'],
])('the log line %s is read as %s', (line, readable) => {
  expect(readableLog(line)).toBe(readable);
});
