import type {
  ClockView,
  ErrorView,
  EventView,
  LegView,
  MailDetailView,
  MessageView,
  PhoneDetailView,
  PhoneView,
  ScheduledView,
  StateView,
} from '../../../control/views';

/** How to move the local Twilio's clock. */
export type ClockMovement =
  | { advance: string }
  | { now: string }
  | { rate: number }
  | { to: 'next-event' | 'real-time' };

export interface NewPhone {
  number: string;
  name: string;
  role: string;
  email: string | null;
  behaviour: PhoneView['behaviour'];
}

/** What is to be changed; the rest stays. */
export type PhoneChanges = Partial<
  Pick<NewPhone, 'name' | 'role' | 'email'> & { behaviour: Partial<NewPhone['behaviour']> }
>;

export interface NewText {
  to: string;
  body: string;
  channel: 'sms' | 'whatsapp';
  media: Array<{ contentType: string; base64: string }>;
}

/** What Twilio says about one of its error codes. */
export interface NamedError {
  code: number;
  title: string;
  level: string;
  description: string;
  causes: string;
  solutions: string;
  source: 'twilio' | 'local';
}

/** The control API refused, with its stable code and what to do. */
export class ControlRefusal extends Error {
  readonly code: string;
  /** The field of the request that the message is about. */
  readonly field: string | undefined;

  constructor({ code, message, field }: ErrorView['error']) {
    super(message);
    this.code = code;
    this.field = field;
  }
}

/** The control API of the local Twilio that served this page. */
export const control = {
  /** @param limit how many of the newest calls, messages, mail, alerts and recordings */
  state: (limit: number) => request<StateView>('GET', `/state?limit=${limit}`),
  phone: (number: string) => request<PhoneDetailView>('GET', `/phones/${number}`),
  addPhone: (phone: NewPhone) => request<PhoneView>('POST', '/phones', phone),
  changePhone: (number: string, changes: PhoneChanges) =>
    request<PhoneView>('PATCH', `/phones/${number}`, changes),
  removePhone: (number: string) => request<null>('DELETE', `/phones/${number}`),
  dial: (number: string, to: string) => request<LegView>('POST', `/phones/${number}/calls`, { to }),
  text: (number: string, text: NewText) =>
    request<MessageView>('POST', `/phones/${number}/texts`, text),
  /** Presses the button with this text on the newest WhatsApp message of `from` that has it. */
  pressButton: (number: string, press: { button: string; from: string }) =>
    request<MessageView>('POST', `/phones/${number}/presses`, press),
  /** Opens the WhatsApp messages of `from` that have arrived. */
  readWhatsApp: (number: string, from: string) =>
    request<{ read: number }>('POST', `/phones/${number}/read`, { from }),
  mail: (id: string) => request<MailDetailView>('GET', `/mail/${id}`),
  unsubscribe: (id: string) => request<MailDetailView>('POST', `/mail/${id}/unsubscribe`, {}),
  openMail: (id: string) => request<MailDetailView>('POST', `/mail/${id}/open`, {}),
  answer: (sid: string) => request<LegView>('POST', `/legs/${sid}/answer`, {}),
  decline: (sid: string) => request<LegView>('POST', `/legs/${sid}/decline`, {}),
  hangUp: (sid: string) => request<LegView>('POST', `/legs/${sid}/hangup`, {}),
  press: (sid: string, digits: string) =>
    request<LegView>('POST', `/legs/${sid}/press`, { digits }),
  say: (sid: string, text: string) => request<LegView>('POST', `/legs/${sid}/say`, { text }),
  moveClock: (movement: ClockMovement) => request<ClockView>('POST', '/clock', movement),
  scheduled: () => request<ScheduledView[]>('GET', '/clock/scheduled'),
  reset: () => request<{ canUndoReset: boolean }>('POST', '/reset', {}),
  undoReset: () => request<{ canUndoReset: boolean }>('POST', '/reset/undo', {}),
  sendAgain: (eventId: string) => request<EventView>('POST', `/timeline/${eventId}/send-again`, {}),
  errorNamed: (code: number) => request<NamedError>('GET', `/errors/${code}`),
};

async function request<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`/local${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  if (response.ok) {
    const answer: Answer = text === '' ? null : JSON.parse(text);
    return answer;
  }
  const refusal: ErrorView = JSON.parse(text);
  throw new ControlRefusal(refusal.error);
}
