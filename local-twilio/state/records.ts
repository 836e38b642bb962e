/**
 * What the local Twilio remembers. Times are epoch milliseconds of its clock; phone numbers E.164;
 * `null` where Twilio's own resource has null. How a record looks over REST is decided in `api/`.
 */

export type HttpMethod = 'GET' | 'POST';

/** An account; the SID of its record is the account SID. */
export interface Account {
  sid: string;
  friendlyName: string;
  authToken: string;
  /** `test`: the account's test credentials, which send nothing and know the magic numbers. */
  kind: 'live' | 'test';
  dateCreated: number;
}

export interface ApiKey {
  sid: string;
  accountSid: string;
  friendlyName: string;
  secret: string;
  dateCreated: number;
}

/** A key of SendGrid's; the SID of its record is the key itself: `SG.<id>.<secret>`. */
export interface SendgridKey {
  sid: string;
  accountSid: string;
  dateCreated: number;
}

/** Where one kind of event is sent: URL, method and the fallback for when that fails. */
export interface WebhookSetting {
  url: string;
  method: HttpMethod;
  fallbackUrl: string;
  fallbackMethod: HttpMethod;
}

export interface IncomingPhoneNumber {
  sid: string;
  accountSid: string;
  phoneNumber: string;
  friendlyName: string;
  voice: WebhookSetting;
  sms: WebhookSetting;
  statusCallback: string;
  statusCallbackMethod: HttpMethod;
  voiceApplicationSid: string;
  smsApplicationSid: string;
  voiceCallerIdLookup: boolean;
  /** What it cannot be used for; what is not named here it can. */
  capabilities?: { voice?: boolean; sms?: boolean; mms?: boolean };
  dateCreated: number;
  dateUpdated: number;
}

export interface Application {
  sid: string;
  accountSid: string;
  friendlyName: string;
  voice: WebhookSetting;
  sms: WebhookSetting;
  statusCallback: string;
  statusCallbackMethod: HttpMethod;
  smsStatusCallback: string;
  messageStatusCallback: string;
  voiceCallerIdLookup: boolean;
  dateCreated: number;
  dateUpdated: number;
}

/** The statuses of Twilio's Call resource; `initiated` exists in callbacks only. */
export type CallStatus =
  | 'queued'
  | 'initiated'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'failed'
  | 'no-answer'
  | 'canceled';

export type CallDirection = 'inbound' | 'outbound-api' | 'outbound-dial';

export interface Call {
  sid: string;
  accountSid: string;
  parentCallSid: string | null;
  phoneNumberSid: string | null;
  from: string;
  to: string;
  status: CallStatus;
  direction: CallDirection;
  answeredBy: string | null;
  callerName: string | null;
  forwardedFrom: string | null;
  startTime: number | null;
  endTime: number | null;
  /** When the far end picked up; `Duration` counts from here. */
  answerTime: number | null;
  /** The code that a status callback gives as `SipResponseCode`. */
  sipResponseCode: number | null;
  dateCreated: number;
  dateUpdated: number;
}

export type MessageStatus =
  | 'accepted'
  | 'scheduled'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'undelivered'
  | 'failed'
  | 'receiving'
  | 'received'
  | 'read'
  | 'partially_delivered'
  | 'canceled';

export type MessageDirection = 'inbound' | 'outbound-api' | 'outbound-reply' | 'outbound-call';

/** The template (Content API) that a message was made from. */
export interface MessageTemplate {
  contentSid: string;
  /** The one of its types that went out: "twilio/quick-reply". */
  contentType: string;
  /** Values by the names of the template's variables. */
  variables: Readonly<Record<string, string>>;
  /** Names of variables without a value. */
  missing: readonly string[];
  /** What its reader can press. */
  buttons: readonly MessageButton[];
}

/** A button that somebody pressed instead of writing. */
export interface ButtonPress {
  kind: 'quick-reply' | 'list-item';
  text: string;
  payload: string;
  /** Whether an approved template had it, or a message within the conversation. */
  of: 'template' | 'conversation';
  /** The message that has the button. */
  messageSid: string;
}

/** Something below a message that its reader can press. */
export type MessageButton =
  | { kind: 'quick-reply'; text: string; payload: string }
  | { kind: 'list-item'; text: string; payload: string }
  | { kind: 'link'; text: string; url: string }
  | { kind: 'call'; text: string; number: string }
  | { kind: 'copy-code'; text: string; code: string };

export interface Message {
  sid: string;
  accountSid: string;
  messagingServiceSid: string | null;
  /** `null` until a Messaging Service has chosen a sender. */
  from: string | null;
  to: string;
  body: string;
  numSegments: number;
  numMedia: number;
  status: MessageStatus;
  direction: MessageDirection;
  errorCode: number | null;
  errorMessage: string | null;
  statusCallback: string | null;
  statusCallbackMethod: HttpMethod;
  /** When a scheduled message goes out. */
  sendAt: number | null;
  /** How long it may wait in the queue, seconds. */
  validityPeriod: number;
  template: MessageTemplate | null;
  /** The button that was pressed to send it (inbound only). */
  pressed?: ButtonPress;
  /** Twilio's own answer to a keyword, which is in no list of messages. */
  isTwiliosOwn: boolean;
  /** What it cost in USD, negative as Twilio has it ("-0.0083"); `null` until that is known. */
  price: string | null;
  dateCreated: number;
  dateUpdated: number;
  dateSent: number | null;
}

/** A picture or other file of a message; its bytes are in the storage under the media SID. */
export interface Media {
  sid: string;
  accountSid: string;
  parentSid: string;
  contentType: string;
  /** Where an outbound message's file was taken from; `null` for a file that a phone sent. */
  sourceUrl: string | null;
  dateCreated: number;
  dateUpdated: number;
}

export type RecordingSource =
  | 'RecordVerb'
  | 'DialVerb'
  | 'OutboundAPI'
  | 'Conference'
  | 'StartCallRecordingAPI';

/** A recording; its WAV file is in the storage as `<sid>.wav`. */
export interface Recording {
  sid: string;
  accountSid: string;
  callSid: string;
  status: 'in-progress' | 'processing' | 'completed' | 'absent';
  source: RecordingSource;
  channels: number;
  startTime: number;
  /** Seconds; -1 while the recording runs. */
  duration: number;
  /** What was said in it, for the transcription. */
  spokenText: string;
  dateCreated: number;
  dateUpdated: number;
}

export interface Transcription {
  sid: string;
  accountSid: string;
  recordingSid: string;
  status: 'in-progress' | 'completed' | 'failed';
  text: string;
  /** Seconds. */
  duration: number;
  dateCreated: number;
  dateUpdated: number;
}

/** An entry of Twilio's debugger. */
export interface Alert {
  sid: string;
  accountSid: string;
  errorCode: number;
  logLevel: 'error' | 'warning' | 'notice' | 'debug';
  alertText: string;
  moreInfo: string;
  resourceSid: string | null;
  serviceSid: string | null;
  requestMethod: string | null;
  requestUrl: string | null;
  requestVariables: string | null;
  responseBody: string | null;
  responseHeaders: string | null;
  dateCreated: number;
}
