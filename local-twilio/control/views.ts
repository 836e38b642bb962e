import type {
  CallBehaviour,
  CallDirection,
  CallStatus,
  MessageDirection,
  MessageStatus,
  TextBehaviour,
} from '../state/records';
import type { EventDetail, TimelineEvent } from '../timeline';
import type { Awaiting, HeardEntry, RunningVerb } from '../voice/leg';

/** The JSON of the control API. Times are ISO 8601 in UTC with milliseconds. Stable: others build on it. */

export interface PhoneView {
  number: string;
  name: string;
  role: string;
  behaviour: { calls: CallBehaviour; texts: TextBehaviour };
}

/** `GET /local/phones/{number}` */
export interface PhoneDetailView extends PhoneView {
  /** Legs that ring or are connected now. */
  legs: LegView[];
  /** Everything this phone sent and got, oldest first. */
  messages: MessageView[];
}

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
  awaiting: Awaiting;
  running: RunningVerb | null;
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
  status: MessageStatus;
  direction: MessageDirection;
  segments: number;
  errorCode: number | null;
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
  alerts: AlertView[];
  deployment: { domainName: string; functionsUrl: string; functions: string[] } | null;
  canUndoReset: boolean;
}

export interface ClockView {
  now: string;
  pace: 'manual' | 'real-time';
  /** How far it is ahead of the machine's, ms. */
  offset: number;
  /** When the next thing is due; `null` when nothing is scheduled. */
  nextAt: string | null;
}

/** `GET /local/timeline`: events in order; the same id again means that the event changed. */
export type EventView = TimelineEvent;
export type EventDetailView = EventDetail;
