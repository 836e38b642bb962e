import type { ScheduledEvent } from '../clock/timer-label';
import { errorNamed } from '../error-dictionary';
import type { Exchange } from '../exchange';
import type { OptOut } from '../state/messaging-records';
import type { Phone } from '../state/phone-records';
import type { Alert, Call, Message, Recording } from '../state/records';
import type { TimelineEvent } from '../timeline';
import { isoTime, isoTimeOrNull } from './leg-view';
import type {
  AlertView,
  CallView,
  ClockView,
  EventView,
  MessageView,
  OptOutView,
  PhoneView,
  RecordingView,
  ScheduledView,
} from './views';

/** The records of the local Twilio as the control API shows them. */

export function viewOfPhone(phone: Phone): PhoneView {
  return {
    number: phone.sid,
    name: phone.name,
    role: phone.role,
    email: phone.email,
    behaviour: {
      calls: phone.calls,
      texts: phone.texts,
      whatsapp: phone.whatsapp,
      mail: phone.mail,
      line: phone.line,
      pumpingRisk: phone.pumpingRisk,
    },
  };
}

export function viewOfCall(call: Call): CallView {
  return {
    sid: call.sid,
    parentCallSid: call.parentCallSid,
    from: call.from,
    to: call.to,
    status: call.status,
    direction: call.direction,
    startedAt: isoTime(call.dateCreated),
    answeredAt: isoTimeOrNull(call.answerTime),
    endedAt: isoTimeOrNull(call.endTime),
  };
}

export function viewOfMessage(message: Message, { state }: Exchange): MessageView {
  const media = state.media.of(message.sid);
  return {
    sid: message.sid,
    from: message.from,
    to: message.to,
    body: message.body,
    media: media.map(({ sid, contentType }) => ({ url: `/local/media/${sid}`, contentType })),
    buttons: message.template?.buttons ?? [],
    status: message.status,
    direction: message.direction,
    segments: message.numSegments,
    errorCode: message.errorCode,
    sendAt: isoTimeOrNull(message.sendAt),
    at: isoTime(message.dateCreated),
  };
}

export function viewOfOptOut({ recipient, sender, keyword, dateCreated }: OptOut): OptOutView {
  return { recipient, sender, keyword, at: isoTime(dateCreated) };
}

export function viewOfAlert(alert: Alert): AlertView {
  const { title, description, causes, solutions } = errorNamed(alert.errorCode);
  return {
    sid: alert.sid,
    errorCode: alert.errorCode,
    level: alert.logLevel,
    title,
    text: alert.alertText,
    description,
    causes,
    solutions,
    moreInfo: alert.moreInfo,
    resourceSid: alert.resourceSid,
    requestUrl: alert.requestUrl,
    at: isoTime(alert.dateCreated),
  };
}

export function viewOfRecording(recording: Recording): RecordingView {
  return {
    sid: recording.sid,
    callSid: recording.callSid,
    duration: recording.duration,
    status: recording.status,
    spokenText: recording.spokenText,
    url: `/local/recordings/${recording.sid}.wav`,
    at: isoTime(recording.dateCreated),
  };
}

export function viewOfEvent(event: TimelineEvent): EventView {
  return { ...event, at: isoTime(event.at) };
}

export function viewOfClock({ clock }: Exchange): ClockView {
  return {
    now: isoTime(clock.now()),
    pace: clock.pace,
    rate: clock.rate,
    offset: clock.offset,
    nextAt: isoTimeOrNull(clock.nextTimerAt ?? null),
  };
}

export function viewOfScheduled({ at, what, subject }: ScheduledEvent): ScheduledView {
  return {
    at: isoTime(at),
    what,
    callSid: subject.callSid ?? null,
    messageSid: subject.messageSid ?? null,
    mailSid: subject.mailSid ?? null,
  };
}
