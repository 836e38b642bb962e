import { createSid } from '../../sids';
import type { Call } from '../../state/records';

/** The record of a call that begins now; `more` is what is not as usual. */
export function newCallRecord({
  now,
  ...known
}: { now: number } & Pick<Call, 'accountSid' | 'from' | 'to' | 'status' | 'direction'> &
  Partial<Call>): Call {
  return {
    sid: createSid('CA'),
    parentCallSid: null,
    phoneNumberSid: null,
    answeredBy: null,
    callerName: null,
    forwardedFrom: null,
    startTime: null,
    endTime: null,
    answerTime: null,
    sipResponseCode: null,
    dateCreated: now,
    dateUpdated: now,
    ...known,
  };
}
