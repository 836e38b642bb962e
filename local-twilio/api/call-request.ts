import type { Exchange } from '../exchange';
import type { Account, HttpMethod } from '../state/records';
import type { NextDocument } from '../voice/calls/next-document';
import { callEvents, type StatusSubscription } from '../voice/calls/status-reports';
import { targetOfSettings } from '../voice/calls/voice-target';
import type { MachineDetection } from '../voice/dialling/detect-machine';
import type { CallOrder, RecordingOrder } from '../voice/dialling/outbound-call';
import { phoneNumberFrom } from '../voice/dialling/phone-number';
import { recordingEvents } from '../voice/recording/recording-callback';
import { requireCallPermission } from './call-permissions';
import { ApiError, notCovered } from './errors';
import { isWebAddress, refuseUncovered } from './handlers';
import { callerNotVerified, checkMagicCall } from './magic-calls';
import type { Parameters } from './route';

/** Seconds. Twilio: "Call resource", Timeout. */
const ringsByDefault = 60;
const ringsAtMost = 600;
const longestTwiml = 4000;

/** Parameters that change how a call goes, in ways that the local Twilio does not have. */
const uncovered = [
  'AsyncAmdStatusCallback',
  'Byoc',
  'CallToken',
  'SipAuthUsername',
  'SipAuthPassword',
  'ClientNotificationUrl',
] as const;

/** Reads and checks a request to create a call. Throws ApiError with Twilio's codes ("Call resource"). */
export function readCallRequest(
  form: Parameters,
  { account, exchange }: { account: Account; exchange: Exchange },
): CallOrder {
  refuseUncovered(form, { names: uncovered, resource: 'calls' });
  if (form.get('AsyncAmd') === 'true') throw notCovered('the parameter AsyncAmd of calls');
  const { from, to, phoneNumberSid } = readNumbers(form, { account, exchange });
  return {
    accountSid: account.sid,
    from,
    to,
    phoneNumberSid,
    ...readHandling(form, { account, exchange }),
    timeoutMs: readTimeout(form),
    timeLimitMs: readTimeLimit(form),
    sendDigits: readSendDigits(form),
    recording: readRecording(form),
    machineDetection: readMachineDetection(form),
  };
}

function readNumbers(
  form: Parameters,
  { account, exchange }: { account: Account; exchange: Exchange },
): { from: string; to: string; phoneNumberSid: string | null } {
  const to = form.get('To') ?? '';
  const from = form.get('From') ?? '';
  if (to === '') throw new ApiError({ code: 21201, message: "No 'To' number is specified" });
  if (from === '') throw new ApiError({ code: 21213, message: "No 'From' number is specified" });
  for (const address of [to, from]) {
    const scheme = /^(client|sip|whatsapp):/i.exec(address)?.[1];
    if (scheme) throw notCovered(`calls to or from ${scheme.toLowerCase()}: addresses`);
  }
  const callee = phoneNumberFrom(to);
  if (callee === undefined) {
    const message = `The phone number you are attempting to call, ${to}, is not valid.`;
    throw new ApiError({ code: 21211, message });
  }
  requireCallPermission(callee);
  const caller = phoneNumberFrom(from);
  if (caller === undefined) {
    throw new ApiError({ code: 21212, message: `Invalid From Number (caller ID): ${from}` });
  }
  if (account.kind === 'test') {
    checkMagicCall({ from: caller, to: callee });
    return { from: caller, to: callee, phoneNumberSid: null };
  }
  const own = exchange.state.numbers.find(
    ({ phoneNumber, accountSid }) => phoneNumber === caller && accountSid === account.sid,
  );
  if (!own) throw callerNotVerified(caller);
  return { from: caller, to: callee, phoneNumberSid: own.sid };
}

/** An application's settings replace those of the request; a `Url` goes before `Twiml`. */
function readHandling(
  form: Parameters,
  { account, exchange }: { account: Account; exchange: Exchange },
): Pick<CallOrder, 'first' | 'fallback' | 'subscription'> {
  const applicationSid = form.get('ApplicationSid') ?? '';
  if (applicationSid !== '') {
    const application = exchange.state.applications.get(applicationSid);
    if (!application || application.accountSid !== account.sid) {
      throw new ApiError({ code: 21218, message: `Invalid ApplicationSid: ${applicationSid}` });
    }
    const { setting, subscription } = targetOfSettings(application);
    return {
      first: firstRequest(setting.url, setting.method),
      fallback: { url: setting.fallbackUrl, method: setting.fallbackMethod },
      subscription,
    };
  }
  const first = readDocument(form, { relativeUrlError: 11100 });
  if (!first) {
    const message = "One of 'Url', 'Twiml' or 'ApplicationSid' is required.";
    throw new ApiError({ code: 21205, message });
  }
  const fallbackUrl = readUrl(form, 'FallbackUrl', 21205);
  return {
    first,
    fallback: fallbackUrl
      ? { url: fallbackUrl, method: readMethod(form, 'FallbackMethod') }
      : undefined,
    subscription: readSubscription(form),
  };
}

/** The document that a request names by `Url` or gives as `Twiml`, if it does. Throws 21205. */
export function readDocument(
  form: Parameters,
  { relativeUrlError }: { relativeUrlError: 11100 | 15004 },
): NextDocument | undefined {
  const url = readUrl(form, 'Url', 21205);
  if (url) return firstRequest(url, readMethod(form, 'Method'));
  const xml = form.get('Twiml') ?? '';
  if (xml === '') return undefined;
  if (xml.length > longestTwiml) {
    const message = `Twiml must not be longer than ${longestTwiml} characters.`;
    throw new ApiError({ code: 11750, message });
  }
  return { kind: 'twiml', xml, relativeUrlError };
}

function firstRequest(url: string, method: HttpMethod): NextDocument {
  return { kind: 'request', webhook: 'voice.request', url, method };
}

function readUrl(form: Parameters, name: string, code: number): string | undefined {
  const url = form.get(name) ?? '';
  if (url === '') return undefined;
  if (isWebAddress(url)) return url;
  throw new ApiError({ code, message: `${name} is not a valid URL: ${url}` });
}

function readMethod(form: Parameters, name: string): HttpMethod {
  const method = (form.get(name) ?? 'POST').toUpperCase();
  if (method === 'GET' || method === 'POST') return method;
  throw new ApiError({ code: 21209, message: `Invalid ${name}: ${method}` });
}

function readSubscription(form: Parameters): StatusSubscription {
  return {
    url: readUrl(form, 'StatusCallback', 21609) ?? '',
    method: readMethod(form, 'StatusCallbackMethod'),
    events: readEvents(form, { name: 'StatusCallbackEvent', known: callEvents, code: 21626 }),
  };
}

/** Repeated parameters, or one with the events parted by spaces; `completed` when there is none. */
function readEvents<E extends string>(
  form: Parameters,
  { name, known, code }: { name: string; known: readonly E[]; code: number },
): E[] {
  const asked = form.all(name).flatMap((value) => value.split(/\s+/).filter(Boolean));
  const unknown = asked.find((event) => !known.some((one) => one === event));
  if (unknown) throw new ApiError({ code, message: `Invalid ${name}: ${unknown}` });
  return known.filter((event) =>
    asked.length === 0 ? event === 'completed' : asked.includes(event),
  );
}

function readTimeout(form: Parameters): number {
  const text = form.get('Timeout') ?? String(ringsByDefault);
  if (!/^\d+$/.test(text) || Number(text) > ringsAtMost) {
    throw new ApiError({ code: 21208, message: `Invalid Timeout: ${text}` });
  }
  return Math.max(5, Number(text)) * 1000;
}

function readTimeLimit(form: Parameters): number | null {
  const text = form.get('TimeLimit') ?? '';
  if (text === '') return null;
  if (!/^[1-9]\d*$/.test(text)) {
    throw new ApiError({ code: 20001, message: `Invalid TimeLimit: ${text}` });
  }
  return Number(text) * 1000;
}

function readSendDigits(form: Parameters): string {
  const keys = form.get('SendDigits') ?? '';
  if (/^[0-9A-D#*wW]{0,32}$/.test(keys)) return keys;
  throw new ApiError({ code: 21206, message: `Invalid SendDigits: ${keys}` });
}

function readRecording(form: Parameters): RecordingOrder | undefined {
  if (form.get('Record')?.toLowerCase() !== 'true') return undefined;
  return {
    channels: form.get('RecordingChannels') === 'dual' ? 2 : 1,
    trim: form.get('Trim') === 'do-not-trim' ? 'do-not-trim' : 'trim-silence',
    subscription: {
      url: readUrl(form, 'RecordingStatusCallback', 21205) ?? '',
      method: readMethod(form, 'RecordingStatusCallbackMethod'),
      events: readEvents(form, {
        name: 'RecordingStatusCallbackEvent',
        known: recordingEvents,
        code: 13621,
      }),
    },
  };
}

function readMachineDetection(form: Parameters): MachineDetection {
  const detection = form.get('MachineDetection') ?? '';
  if (detection === '') return 'off';
  if (detection === 'Enable' || detection === 'DetectMessageEnd') return detection;
  throw new ApiError({ code: 21207, message: `Invalid MachineDetection: ${detection}` });
}
