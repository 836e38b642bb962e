import type { ApprovalStatus } from '../state/content-records';
import type { MailAddress, MailStatus } from '../state/mail-records';
import type { AdvancedOptOut, ServiceSender } from '../state/messaging-records';
import type {
  CallBehaviour,
  LineType,
  MailBehaviour,
  PumpingRisk,
  TextBehaviour,
  WhatsAppBehaviour,
} from '../state/phone-records';
import type {
  CallDirection,
  CallStatus,
  MessageButton,
  MessageDirection,
  MessageStatus,
} from '../state/records';
import type { EventDetail, Subject } from '../timeline';
import type { Awaiting, HeardEntry, RunningVerb } from '../voice/leg';

/** The JSON of the control API. Times are ISO 8601 in UTC with milliseconds. Stable: others build on it. */

export interface PhoneView {
  number: string;
  name: string;
  role: string;
  /** Where its owner gets mail. */
  email: string | null;
  behaviour: {
    calls: CallBehaviour;
    texts: TextBehaviour;
    whatsapp: WhatsAppBehaviour;
    mail: MailBehaviour;
    /** What Lookup tells of the number; `line` is `null` where it goes by the number and `texts`. */
    line: LineType | null;
    pumpingRisk: PumpingRisk;
  };
}

/** `GET /local/phones/{number}` */
export interface PhoneDetailView extends PhoneView {
  /** Legs that ring or are connected now. */
  legs: LegView[];
  /** Everything this phone sent and got, oldest first. */
  messages: MessageView[];
  /** All mail for its owner's address, oldest first. */
  mail: MailView[];
  /** Whom its owner has asked to stop, oldest first: numbers, short codes and Messaging Services. */
  optOuts: Array<Omit<OptOutView, 'recipient'>>;
}

/** Somebody who wants nothing more from a sender. */
export interface OptOutView {
  /** "+12025550147"; on another channel "whatsapp:+12025550147". */
  recipient: string;
  /** A number, a short code or the SID of a Messaging Service. */
  sender: string;
  keyword: string;
  at: string;
}

/** `GET /local/messaging-services` */
export interface MessagingServiceView {
  sid: string;
  name: string;
  /** `null` where each number has its own. */
  inboundUrl: string | null;
  senders: Array<Pick<ServiceSender, 'kind' | 'address'>>;
  /** Its Advanced Opt-Out; `null` where Twilio's own keywords hold. */
  optOut: AdvancedOptOut['languages'] | null;
}

/** What a call waits for; `until` is the local Twilio's time at which it gives up. */
export type AwaitingView = WithIsoUntil<Awaiting>;

type WithIsoUntil<Kind> = Kind extends { until: number | null }
  ? Omit<Kind, 'until'> & { until: string | null }
  : Kind;

/** `GET /local/legs/{sid}` */
export interface LegView {
  sid: string;
  phoneNumber: string;
  side: 'caller' | 'callee';
  from: string;
  to: string;
  status: CallStatus;
  isOver: boolean;
  parentCallSid: string | null;
  startedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  heard: Array<Omit<HeardEntry, 'at'> & { at: string }>;
  awaiting: AwaitingView;
  running: RunningVerb | null;
  /** The number of the person with whom this one is connected by a Dial now, E.164. */
  connectedTo: string | null;
}

export interface CallView {
  sid: string;
  parentCallSid: string | null;
  from: string;
  to: string;
  status: CallStatus;
  direction: CallDirection;
  startedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
}

export interface MessageView {
  sid: string;
  from: string | null;
  to: string;
  body: string;
  media: Array<{ url: string; contentType: string }>;
  /** What its reader can press: the buttons of a template. */
  buttons: readonly MessageButton[];
  status: MessageStatus;
  direction: MessageDirection;
  segments: number;
  errorCode: number | null;
  /** When a scheduled message goes out. */
  sendAt: string | null;
  at: string;
}

/** `GET /local/templates`: a message template, and where it stands at WhatsApp. */
export interface TemplateView {
  sid: string;
  name: string;
  language: string;
  /** Its content types: "twilio/text". */
  types: string[];
  /** Samples by the names of its variables. */
  variables: Readonly<Record<string, string>>;
  /** `reason`: why it was rejected, else ''. */
  approval: { status: ApprovalStatus; reason: string };
  at: string;
}

/** A mail on its way to one recipient; in `GET /local/mail`, phones and the state. */
export interface MailView {
  id: string;
  /** SendGrid's `X-Message-Id`. */
  messageId: string;
  from: MailAddress;
  /** The recipient's address. */
  to: string;
  subject: string;
  /** How its text begins. */
  preview: string;
  status: MailStatus;
  /** Why it bounced, was dropped or has to wait. */
  reason: string | null;
  openedAt: string | null;
  /** When it goes out, where `send_at` asked for later. */
  sendAt: string | null;
  at: string;
}

/** `GET /local/mail/{id}` */
export interface MailDetailView extends MailView {
  recipients: { to: MailAddress[]; cc: MailAddress[] };
  replyTo: MailAddress[];
  text: string | null;
  /** Where its recipient ends further mail; `null` where it offers no way. */
  unsubscribeUrl: string | null;
  /** When they did so, by any mail. */
  unsubscribedAt: string | null;
  /** Its HTML as a page that can neither run scripts nor load anything; on this port. */
  htmlUrl: string | null;
  attachments: Array<{ fileName: string; contentType: string; url: string }>;
  headers: Record<string, string>;
  customArgs: Record<string, string>;
  categories: string[];
}

/** A recording; its sound is at `url`, on this port. */
export interface RecordingView {
  sid: string;
  callSid: string;
  /** Seconds; -1 while it runs. */
  duration: number;
  status: string;
  /** What was said, as its transcription would have it. */
  spokenText: string;
  url: string;
  at: string;
}

export interface AlertView {
  sid: string;
  errorCode: number;
  level: string;
  title: string;
  text: string;
  description: string;
  causes: string;
  solutions: string;
  moreInfo: string;
  resourceSid: string | null;
  requestUrl: string | null;
  at: string;
}

/** `GET /local/state` */
export interface StateView {
  accountSid: string;
  clock: ClockView;
  /** The account's own numbers, with where they point. */
  numbers: Array<{ number: string; name: string; voiceUrl: string; smsUrl: string }>;
  phones: PhoneView[];
  /** Newest first. */
  calls: CallView[];
  messages: MessageView[];
  mail: MailView[];
  optOuts: OptOutView[];
  alerts: AlertView[];
  recordings: RecordingView[];
  deployment: { domainName: string; functionsUrl: string; functions: string[] } | null;
  canUndoReset: boolean;
}

export interface ClockView {
  now: string;
  pace: 'manual' | 'real-time';
  /** Seconds of this clock in one of the machine's; 0 with `manual` pace, where time stands still. */
  rate: number;
  /** How far it is ahead of the machine's, ms. */
  offset: number;
  /** When the next thing is due; `null` when nothing is scheduled. */
  nextAt: string | null;
}

/** `GET /local/clock/scheduled`: what will happen by itself, earliest first, the next 100. */
export interface ScheduledView {
  at: string;
  /** In words; phone numbers in E.164. */
  what: string;
  callSid: string | null;
  messageSid: string | null;
  /** The id of a mail. */
  mailSid: string | null;
}

/** `GET /local/timeline`: events in order; the same id again means that the event changed. */
export type EventView = EventDetail & { id: string; at: string; subject: Subject };

/** What the event stream of `GET /local/timeline` tells, by the name of the event. */
export interface StreamedChanges {
  /** A new event, or one that changed. */
  timeline: EventView;
  /** All legs that ring or are connected now; sent when one of them changed. */
  legs: LegView[];
  clock: ClockView;
  /** Something else of `GET /local/state` changed (a phone, a number): fetch it again. */
  state: Record<string, never>;
  /** The timeline was replaced (a reset, its undo, or a restart): forget it, the newest 3,000 events follow. */
  restart: Record<string, never>;
}

/** An answer that is no success. */
export interface ErrorView {
  /** `field`: the part of the request's body that is not as it has to be. */
  error: { code: string; message: string; field?: string };
}
