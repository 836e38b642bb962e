import type { Call, CallStatus } from '../../state/records';
import { geographyOf } from './geography';

/**
 * The parameters of every request about a call. Twilio: "Twilio's request to your application".
 * `status` is given where the request tells of another status than the record's present one.
 */
export function standardParameters(
  call: Call,
  status: CallStatus = call.status,
): Record<string, string> {
  return {
    CallSid: call.sid,
    AccountSid: call.accountSid,
    From: call.from,
    To: call.to,
    Caller: call.from,
    Called: call.to,
    CallStatus: status,
    ApiVersion: '2010-04-01',
    Direction: call.direction,
    ...(call.parentCallSid === null ? {} : { ParentCallSid: call.parentCallSid }),
    ...(call.callerName === null ? {} : { CallerName: call.callerName }),
    ...(call.answeredBy === null ? {} : { AnsweredBy: call.answeredBy }),
    ...geographyOf(call),
  };
}
