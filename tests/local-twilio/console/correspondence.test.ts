import {
  type Correspondence,
  itemsIn,
  threadsIn,
} from '../../../local-twilio/console/page/state/correspondence';
import type { MailView, MessageView, PhoneView } from '../../../local-twilio/control/views';

const clinic = '+12025550100';
const number = '+12025550147';

const maya: PhoneView = {
  number,
  name: 'Maya',
  role: 'customer',
  email: 'Maya@example.com',
  behaviour: {
    calls: 'rings',
    texts: 'delivers',
    whatsapp: 'reads',
    mail: 'arrives',
    line: null,
    pumpingRisk: 'low',
  },
};

function text(sid: string, at: string, about: Partial<MessageView> = {}): MessageView {
  return {
    sid,
    from: clinic,
    to: number,
    body: sid,
    media: [],
    buttons: [],
    status: 'delivered',
    direction: 'outbound-api',
    segments: 1,
    errorCode: null,
    sendAt: null,
    at: `2026-03-02T${at}:00.000Z`,
    ...about,
  };
}

function mail(id: string, at: string, to: string): MailView {
  return {
    id,
    messageId: id,
    from: { email: 'desk@example.com', name: null },
    to,
    subject: id,
    preview: '',
    status: 'delivered',
    reason: null,
    openedAt: null,
    sendAt: null,
    at: `2026-03-02T${at}:00.000Z`,
  };
}

/** Of Maya's clinic; the control API gives both newest first. */
function written(messages: MessageView[], mails: MailView[] = []): Correspondence {
  return {
    messages: messages.toReversed(),
    mail: mails.toReversed(),
    phones: [maya],
    numbers: [{ number: clinic, name: 'Clinic', voiceUrl: '', smsUrl: '' }],
  };
}

const sidsOf = (all: Correspondence, channel: 'all' | 'sms' | 'whatsapp' | 'mail'): string[] =>
  itemsIn(all, { phone: number, other: clinic, channel }).map(({ sid }) => sid);

const whatsapp = {
  from: `whatsapp:${number}`,
  to: `whatsapp:${clinic}`,
  direction: 'inbound',
} as const;

test('texts, WhatsApp and mail stand in one row by their time, or each by itself', () => {
  const all = written(
    [text('hello', '09:00'), text('question', '09:02', whatsapp), text('answer', '09:02')],
    [mail('invoice', '09:01', 'maya@example.com'), mail('other', '09:01', 'tom@example.com')],
  );
  expect(sidsOf(all, 'all')).toEqual(['hello', 'invoice', 'question', 'answer']);
  expect(sidsOf(all, 'sms')).toEqual(['hello', 'answer']);
  expect(sidsOf(all, 'whatsapp')).toEqual(['question']);
  expect(sidsOf(all, 'mail')).toEqual(['invoice']);
});

test('a scheduled message stands where it will be read, also while it has no sender', () => {
  const scheduled = {
    from: null,
    status: 'scheduled',
    sendAt: '2026-03-03T09:00:00.000Z',
  } as const;
  const all = written([text('reminder', '08:00', scheduled), text('hello', '09:00')]);
  expect(sidsOf(all, 'all')).toEqual(['hello', 'reminder']);
});

test('a phone has a thread for each channel, the liveliest first', () => {
  const all = written(
    [text('hello', '09:00'), text('question', '09:02', whatsapp)],
    [mail('invoice', '09:01', 'maya@example.com')],
  );
  expect(threadsIn(all, number).map(({ channel }) => channel)).toEqual(['whatsapp', 'mail', 'sms']);
});

test('what another sender writes is a thread of its own', () => {
  const all = written([text('hello', '09:00'), text('code', '09:01', { from: 'CLINIC' })]);
  expect(threadsIn(all, number).map(({ other }) => other)).toEqual(['CLINIC', clinic]);
  expect(sidsOf(all, 'all')).toEqual(['hello']);
});
