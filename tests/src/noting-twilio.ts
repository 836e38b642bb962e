import type { MailSender, OutgoingMail } from '../../src/platform/mail-sender';
import type {
  ListedMessage,
  OutgoingMessage,
  TwilioMessages,
} from '../../src/platform/twilio-messages';

/** How Twilio and SendGrid answer. */
export type Answers =
  | { kind: 'accepts' }
  | { kind: 'refuses'; error: Error }
  /** Takes the message, and the connection breaks before the answer is out. */
  | { kind: 'loses-answer' };

/** A Twilio and a SendGrid that note what they are given. */
export interface NotingTwilio {
  messages: TwilioMessages;
  mail: MailSender;
  /** What Twilio has taken. */
  sent: OutgoingMessage[];
  mails: OutgoingMail[];
  /** SIDs of scheduled messages that were taken back. */
  cancelled: string[];
  /** How the next messages, mails and cancellations are answered. */
  answers: Answers;
  reset(): void;
}

/** @param now the time that is noted with each message */
export function notingTwilio(now: () => Date): NotingTwilio {
  const listed: Array<ListedMessage & { to: string }> = [];
  const lost = (): Error => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  const twilio: NotingTwilio = {
    sent: [],
    mails: [],
    cancelled: [],
    answers: { kind: 'accepts' },
    reset() {
      for (const kept of [twilio.sent, twilio.mails, twilio.cancelled, listed]) kept.length = 0;
      twilio.answers = { kind: 'accepts' };
    },
    messages: {
      async send(message) {
        if (twilio.answers.kind === 'refuses') throw twilio.answers.error;
        twilio.sent.push(message);
        const sid = `SM${(1000 + twilio.sent.length).toString(16).padStart(32, '0')}`;
        const status = message.sendAt ? 'scheduled' : 'queued';
        const { to, from, body = '' } = message;
        listed.push({ sid, to, from, body, status, createdAt: now() });
        if (twilio.answers.kind === 'loses-answer') throw lost();
        return { sid, status };
      },
      async cancel(sid) {
        if (twilio.answers.kind === 'refuses') throw twilio.answers.error;
        twilio.cancelled.push(sid);
      },
      async fetch(sid) {
        const message = listed.find((one) => one.sid === sid);
        if (!message) throw Object.assign(new Error('not found'), { status: 404, code: 20404 });
        return { to: message.to, status: message.status, errorCode: undefined };
      },
      async listTo({ to, since }) {
        return listed.filter((message) => message.to === to && message.createdAt >= since);
      },
      approvals: async () => new Map(),
      retryAfter: () => undefined,
    },
    mail: {
      async send(mail) {
        if (twilio.answers.kind === 'refuses') throw twilio.answers.error;
        twilio.mails.push(mail);
        if (twilio.answers.kind === 'loses-answer') throw lost();
        return { id: `mail-${twilio.mails.length}` };
      },
    },
  };
  return twilio;
}
