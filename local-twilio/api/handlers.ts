import type { HttpMethod, WebhookSetting } from '../state/records';
import { ApiError, notCovered } from './errors';
import type { Parameters } from './route';

/** What numbers and applications share: where calls and messages are sent. */
export interface Handlers {
  friendlyName: string;
  voice: WebhookSetting;
  sms: WebhookSetting;
  statusCallback: string;
  statusCallbackMethod: HttpMethod;
  voiceCallerIdLookup: boolean;
}

const nothingSet: WebhookSetting = {
  url: '',
  method: 'POST',
  fallbackUrl: '',
  fallbackMethod: 'POST',
};

/** The handlers of something new that nothing was set for. */
export function emptyHandlers(friendlyName: string): Handlers {
  return {
    friendlyName,
    voice: nothingSet,
    sms: nothingSet,
    statusCallback: '',
    statusCallbackMethod: 'POST',
    voiceCallerIdLookup: false,
  };
}

/** The handlers after a create or update. Throws 21402 for no URL, 21403 for no method. */
export function readHandlers(form: Parameters, current: Handlers): Handlers {
  return {
    friendlyName: form.get('FriendlyName') ?? current.friendlyName,
    voice: readSetting(form, { event: 'Voice', current: current.voice }),
    sms: readSetting(form, { event: 'Sms', current: current.sms }),
    statusCallback: readUrl(form, 'StatusCallback') ?? current.statusCallback,
    statusCallbackMethod: readMethod(form, 'StatusCallbackMethod') ?? current.statusCallbackMethod,
    voiceCallerIdLookup: form.has('VoiceCallerIdLookup')
      ? form.get('VoiceCallerIdLookup')?.toLowerCase() === 'true'
      : current.voiceCallerIdLookup,
  };
}

/** The part of the resource's JSON that {@link Handlers} give. */
export function presentHandlers(handlers: Handlers): Record<string, unknown> {
  return {
    friendly_name: handlers.friendlyName,
    voice_url: handlers.voice.url,
    voice_method: handlers.voice.method,
    voice_fallback_url: handlers.voice.fallbackUrl,
    voice_fallback_method: handlers.voice.fallbackMethod,
    voice_caller_id_lookup: handlers.voiceCallerIdLookup,
    sms_url: handlers.sms.url,
    sms_method: handlers.sms.method,
    sms_fallback_url: handlers.sms.fallbackUrl,
    sms_fallback_method: handlers.sms.fallbackMethod,
    status_callback: handlers.statusCallback,
    status_callback_method: handlers.statusCallbackMethod,
  };
}

/** A URL of the form; an empty one takes the old one away. Throws 21402. */
export function readUrl(form: Parameters, name: string): string | undefined {
  const url = form.get(name);
  if (url === undefined || url === '' || isWebAddress(url)) return url;
  throw new ApiError({ code: 21402, message: `${name} is not a valid URL: ${url}` });
}

/** Whether a text is an absolute http or https URL. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** Refuses (501) parameters of Twilio's that would change something which is not covered here. */
export function refuseUncovered(
  form: Parameters,
  { names, resource }: { names: readonly string[]; resource: string },
): void {
  const used = names.find((name) => (form.get(name) ?? '') !== '');
  if (used) throw notCovered(`the parameter ${used} of ${resource}`);
}

function readSetting(
  form: Parameters,
  { event, current }: { event: 'Voice' | 'Sms'; current: WebhookSetting },
): WebhookSetting {
  return {
    url: readUrl(form, `${event}Url`) ?? current.url,
    method: readMethod(form, `${event}Method`) ?? current.method,
    fallbackUrl: readUrl(form, `${event}FallbackUrl`) ?? current.fallbackUrl,
    fallbackMethod: readMethod(form, `${event}FallbackMethod`) ?? current.fallbackMethod,
  };
}

/** An HTTP method of the form. Throws 21403. */
export function readMethod(form: Parameters, name: string): HttpMethod | undefined {
  const method = form.get(name)?.toUpperCase();
  if (method === undefined || method === 'GET' || method === 'POST') return method;
  throw new ApiError({ code: 21403, message: `${name} must be GET or POST, not ${method}` });
}
