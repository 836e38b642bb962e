import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Call, CallStatus } from '../state/records';
import { durationSeconds } from '../voice/calls/status-reports';
import { rfc2822, rfc2822OrNull } from './dates';

const subresources = [
  'Notifications',
  'Recordings',
  'Payments',
  'Events',
  'Siprec',
  'Streams',
  'Transcriptions',
  'UserDefinedMessageSubscriptions',
  'UserDefinedMessages',
] as const;

/** The JSON of a call. Twilio: "Call resource". */
export function presentCall(call: Call): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${call.accountSid}/Calls/${call.sid}`;
  return {
    sid: call.sid,
    account_sid: call.accountSid,
    answered_by: call.answeredBy,
    api_version: '2010-04-01',
    caller_name: call.callerName,
    date_created: rfc2822(call.dateCreated),
    date_updated: rfc2822(call.dateUpdated),
    direction: call.direction,
    duration: call.endTime === null ? null : String(durationSeconds(call)),
    end_time: rfc2822OrNull(call.endTime),
    forwarded_from: call.forwardedFrom,
    from: call.from,
    from_formatted: formatted(call.from),
    group_sid: null,
    parent_call_sid: call.parentCallSid,
    phone_number_sid: call.phoneNumberSid,
    price: null,
    price_unit: 'USD',
    queue_time: '0',
    start_time: rfc2822OrNull(call.startTime),
    status: statusOverRest(call.status),
    subresource_uris: Object.fromEntries(
      subresources.map((name) => [snakeCase(name), `${uri}/${name}.json`]),
    ),
    to: call.to,
    to_formatted: formatted(call.to),
    trunk_sid: null,
    uri: `${uri}.json`,
  };
}

/** `initiated` is a status of callbacks only; over REST such a call is still queued. */
export function statusOverRest(status: CallStatus): CallStatus {
  return status === 'initiated' ? 'queued' : status;
}

/** A US number as "(202) 555-0100", any other as it is. */
function formatted(address: string): string {
  const number = address.startsWith('+1') ? parsePhoneNumberFromString(address) : undefined;
  return number?.formatNational() ?? address;
}

function snakeCase(name: string): string {
  return name.replace(/\B[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
