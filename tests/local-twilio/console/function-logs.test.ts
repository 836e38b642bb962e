import { functionLogsOf } from '../../../local-twilio/console/page/timeline/function-logs';
import type { EventView } from '../../../local-twilio/control/views';
import type { Subject } from '../../../local-twilio/timeline';

const at = '2026-03-02T10:00:00.000Z';
const first = { callSid: `CA${'1'.repeat(32)}` };
const second = { callSid: `CA${'2'.repeat(32)}` };
let lastId = 0;
const nextId = (): string => String(++lastId).padStart(9, '0');

function webhook(subject: Subject): Extract<EventView, { kind: 'webhook' }> {
  return {
    kind: 'webhook',
    id: nextId(),
    at,
    subject,
    exchange: {
      webhook: 'voice.request',
      method: 'POST',
      url: 'https://clinic.example/voice/menu?a=1',
      parameters: {},
      requestHeaders: {},
      status: 200,
      responseHeaders: {},
      responseBody: '',
      durationMs: 20,
      errorCode: null,
      attempt: 1,
      role: 'primary',
    },
  };
}

/** A line that was logged some milliseconds after the webhook was sent. */
function log(text: string, subject: Subject, { path = '/voice/menu', after = 10 } = {}): EventView {
  const when = new Date(Date.parse(at) + after).toISOString();
  return { kind: 'function-log', id: nextId(), at: when, subject, path, level: 'info', text };
}

test('of two calls at the same moment each has its own lines', () => {
  const early = log('before it was asked', first);
  const [one, other] = [webhook(first), webhook(second)];
  const events = [
    early,
    one,
    other,
    log('first', first),
    log('second', second),
    log('of another function', first, { path: '/voice/status' }),
    log('late', first, { after: 71 }),
    log('first again', first, { after: 70 }),
    log('about nobody', {}),
  ];
  const texts = (event: typeof one): string[] =>
    functionLogsOf(event, events).map(({ text }) => text);
  expect(texts(one)).toEqual(['first', 'first again']);
  expect(texts(other)).toEqual(['second']);
});

test('two messages at the same moment as well', () => {
  const [hers, his] = [
    { messageSid: `SM${'1'.repeat(32)}` },
    { messageSid: `SM${'2'.repeat(32)}` },
  ];
  const event = webhook(hers);
  const events = [event, log('his', his), log('hers', hers)];
  expect(functionLogsOf(event, events)).toMatchObject([{ text: 'hers' }]);
});
