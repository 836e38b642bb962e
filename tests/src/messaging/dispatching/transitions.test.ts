import fc from 'fast-check';
import { type Delivery, deliveryAfter, deliveryStates } from '../../../../src/messaging/delivery';
import type { OutboxRow } from '../../../../src/messaging/dispatching/outbox-row';
import {
  afterCancelling,
  afterLostAttempt,
  afterReport,
  afterSending,
  type SendResult,
} from '../../../../src/messaging/dispatching/transitions';

const now = new Date('2026-11-20T15:00:00Z');
const inMinutes = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

function row(change: Partial<OutboxRow> = {}): OutboxRow {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    business_id: '00000000-0000-4000-8000-000000000000',
    recipient: '+12025550147',
    idempotency_key: 'order:1',
    purpose: 'orders',
    template: 'plain-text',
    variables: { text: 'It is on its way.' },
    language: null,
    media: null,
    priority: 1,
    channels: ['whatsapp', 'sms', 'email'],
    channel_index: 1,
    channel_waits: null,
    sender: '+12025550100',
    state: 'sending',
    attempts: 2,
    channel_attempts: 1,
    due_at: inMinutes(1),
    earliest_at: now,
    latest_at: inMinutes(24 * 60),
    hold: 'in-store',
    broadcast_id: null,
    message_sid: null,
    error_code: null,
    cost_micros: 0,
    cancel_requested_at: null,
    created_at: now,
    finished_at: null,
    ...change,
  };
}

const only = { channels: ['sms'], channel_index: 0 };
const cancelled = { cancel_requested_at: now };
const accepted: SendResult = { kind: 'accepted', sid: 'SM1', status: 'queued' };
const scheduled: SendResult = { kind: 'accepted', sid: 'SM1', status: 'scheduled' };
const refused = (
  errorClass: 'temporary' | 'permanent' | 'opted-out' | 'whatsapp-window' | 'pause-sender',
) => ({ kind: 'refused', class: errorClass, code: '1' }) as const;

function sent(change: Partial<OutboxRow>, result: SendResult): Partial<OutboxRow> {
  return afterSending(row(change), { attempt: 2, result, now, random: 0.5 });
}

test.each<[string, Partial<OutboxRow>, SendResult, Partial<OutboxRow>]>([
  ['taken, with a channel after it', {}, accepted, { state: 'sent', due_at: inMinutes(60) }],
  [
    'taken, with a wait of its own',
    { channel_waits: { sms: 5 } },
    accepted,
    { due_at: inMinutes(5) },
  ],
  ['taken, on the last channel', only, accepted, { state: 'sent', due_at: null }],
  ['taken, and cancelled meanwhile', cancelled, accepted, { state: 'sent', due_at: null }],
  ['kept by Twilio', {}, scheduled, { state: 'scheduled', message_sid: 'SM1' }],
  ['kept, and cancelled meanwhile', cancelled, scheduled, { state: 'cancelling', due_at: now }],
  ['refused for now', {}, refused('temporary'), { state: 'pending', due_at: inMinutes(0.5) }],
  [
    'refused for the seventh time',
    { channel_attempts: 7 },
    refused('temporary'),
    { state: 'pending', channel_index: 2, channel_attempts: 0 },
  ],
  [
    'refused for now, too late',
    { latest_at: now, ...only },
    refused('temporary'),
    { state: 'failed' },
  ],
  ['refused for now, cancelled meanwhile', cancelled, refused('temporary'), { state: 'cancelled' }],
  [
    'refused for good',
    {},
    refused('permanent'),
    { state: 'pending', channel_index: 2, due_at: now },
  ],
  [
    'refused for good, last channel',
    only,
    refused('permanent'),
    { state: 'failed', error_code: '1' },
  ],
  ['opted out', only, refused('opted-out'), { state: 'failed' }],
  ['sender at rest', {}, refused('pause-sender'), { state: 'pending', channel_attempts: 0 }],
  [
    'no answer',
    {},
    { kind: 'unknown', code: 'ECONNRESET' },
    { due_at: inMinutes(1), error_code: 'ECONNRESET' },
  ],
  ['not the present attempt', { attempts: 3 }, accepted, {}],
  ['a report was faster', { state: 'delivered' }, accepted, {}],
])('after sending: %s', (_name, change, result, expected) => {
  const outcome = sent(change, result);
  expect(outcome).toMatchObject(expected);
  if (Object.keys(expected).length === 0) expect(outcome).toEqual({});
});

test.each<[string, Partial<OutboxRow>, number, Partial<OutboxRow>]>([
  ['off', only, 30003, { state: 'pending', due_at: inMinutes(2), error_code: '30003' }],
  ['off again', { ...only, channel_attempts: 2 }, 30003, { due_at: inMinutes(15) }],
  ['off the fourth time', { ...only, channel_attempts: 4 }, 30008, { due_at: inMinutes(360) }],
  ['off the fifth time', { ...only, channel_attempts: 5 }, 30003, { state: 'failed' }],
  [
    'off, and it is nearly too late',
    { ...only, latest_at: inMinutes(2) },
    30003,
    { due_at: inMinutes(1) },
  ],
  ['off, and too late', { ...only, latest_at: now }, 30003, { state: 'failed' }],
  ['off, with mail after it', {}, 30003, { state: 'pending', due_at: inMinutes(2) }],
  [
    'off again, with mail after it',
    { channel_attempts: 2 },
    30003,
    { state: 'pending', channel_index: 2, channel_attempts: 0, due_at: now },
  ],
  ['off, and cancelled meanwhile', cancelled, 30003, { state: 'cancelled' }],
  ['passed over for its sender’s pace', only, 30022, { state: 'pending', due_at: inMinutes(2) }],
  ['unknown', {}, 30005, { state: 'pending', channel_index: 2, due_at: now }],
])('a phone that is %s', (_how, change, errorCode, expected) => {
  const undelivered = { state: 'undelivered', errorCode, isPresent: true } as const;
  const sentRow = row({ state: 'sent', message_sid: 'SM1', ...change });
  const facts = { messageSid: 'SM1', now, random: 0.5 };
  expect(afterReport(sentRow, { ...undelivered, ...facts })).toMatchObject(expected);
});

test('outside of WhatsApp’s window it is tried once more, as a template, and then elsewhere', () => {
  const whatsapp = { channel_index: 0 };
  expect(sent(whatsapp, refused('whatsapp-window'))).toMatchObject({
    state: 'pending',
    due_at: now,
  });
  expect(sent(whatsapp, refused('whatsapp-window'))).not.toHaveProperty('channel_index');
  expect(sent({ ...whatsapp, channel_attempts: 2 }, refused('whatsapp-window'))).toMatchObject({
    channel_index: 1,
  });
});

test('an attempt that never reached Twilio is made again, unless it was cancelled', () => {
  expect(afterLostAttempt(row(), { now })).toEqual({ state: 'pending', due_at: now });
  expect(afterLostAttempt(row(cancelled), { now })).toMatchObject({ state: 'cancelled' });
});

test.each([
  ['called off', 'cancelled', cancelled, { state: 'cancelled', finished_at: now }],
  ['called off', 'too-late', cancelled, { state: 'sent', due_at: null }],
  ['off its channel', 'cancelled', {}, { state: 'pending', due_at: now, channel_index: 0 }],
  ['off its channel', 'too-late', {}, { state: 'sent', due_at: inMinutes(60) }],
] as const)('%s, and at Twilio %s', (_why, outcome, change, expected) => {
  const waiting = row({ state: 'cancelling', ...change });
  expect(afterCancelling(waiting, { outcome, now })).toMatchObject(expected);
});

test('Twilio’s word that it cancelled a message counts for one that was taken off its channel', () => {
  const facts = {
    messageSid: 'SM1',
    state: 'canceled',
    errorCode: undefined,
    random: 0.5,
  } as const;
  const waiting = row({ state: 'cancelling', message_sid: 'SM1' });
  expect(afterReport(waiting, { ...facts, isPresent: true, now })).toMatchObject({
    state: 'pending',
    message_sid: null,
  });
});

test('what comes into Twilio’s schedule when its channel is refused already leaves it again', () => {
  expect(sent({ error_code: 'consent_refused' }, scheduled)).toEqual({
    state: 'cancelling',
    message_sid: 'SM1',
    due_at: now,
  });
});

/** What a series of reports about one message makes of its row, as the store applies them. */
function afterReports(start: OutboxRow, reports: readonly Delivery[]): OutboxRow {
  let current = start;
  let delivery: Delivery | undefined;
  for (const report of reports) {
    const next = deliveryAfter(delivery, report);
    if (next === delivery) continue;
    delivery = next;
    const facts = { messageSid: 'SM1', ...next, isPresent: true, now, random: 0.5 };
    current = { ...current, ...afterReport(current, facts) };
  }
  return current;
}

const outcome = ({ state, channel_index, message_sid, error_code }: OutboxRow) => ({
  state,
  channel_index,
  message_sid,
  error_code,
});

test('reports in any order, any number of times, end in the same state', () => {
  const codes = [undefined, 30003, 30005, 30008, 21610];
  const ways = fc.oneof(
    fc.constant<Delivery[]>([{ state: 'delivered', errorCode: undefined }]),
    fc.constant<Delivery[]>([
      { state: 'delivered', errorCode: undefined },
      { state: 'read', errorCode: undefined },
    ]),
    fc.constantFrom(...codes).map((errorCode): Delivery[] => [{ state: 'undelivered', errorCode }]),
    fc.constantFrom(...codes).map((errorCode): Delivery[] => [{ state: 'failed', errorCode }]),
    fc.constant<Delivery[]>([{ state: 'canceled', errorCode: undefined }]),
  );
  const early = fc.subarray<Delivery>(
    deliveryStates.slice(0, 5).map((state) => ({ state, errorCode: undefined })),
  );
  const start = fc.constantFrom(row(), row(only), row({ state: 'sent', message_sid: 'SM1' }));
  fc.assert(
    fc.property(
      start,
      early,
      ways,
      fc.array(fc.nat({ max: 9 }), { maxLength: 20 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 }),
      (from, before, end, repeats, chances) => {
        const natural = [...before, ...end];
        const repeated = repeats.flatMap((index) => natural[index % natural.length] ?? []);
        const mixed = [...natural, ...repeated]
          .map((report, index) => ({ report, chance: chances[index] ?? 0 }))
          .toSorted((one, other) => one.chance - other.chance)
          .map(({ report }) => report);
        expect(outcome(afterReports(from, mixed))).toEqual(outcome(afterReports(from, natural)));
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a delivery counts whichever message reached the person', () => {
  const later = row({ attempts: 3, state: 'pending', channel_index: 2 });
  const report = { messageSid: 'SM0', errorCode: undefined, isPresent: false, now, random: 0 };
  expect(afterReport(later, { ...report, state: 'delivered' })).toMatchObject({
    state: 'delivered',
    due_at: null,
  });
  expect(afterReport(later, { ...report, state: 'undelivered' })).toEqual({});
});
