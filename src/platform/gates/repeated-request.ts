import { pathWith } from '../twiml';
import { parameterOf, type WebhookRequest } from './webhook-input';

/** How often a caller hears "one moment please" before we give up. */
const mostWaits = 3;
const waitedParameter = 'waited';

/** What belongs to one event and is not sent again by Twilio after a `<Redirect>`. */
const eventParameters = [
  'Digits',
  'SpeechResult',
  'DialCallStatus',
  'DialCallSid',
  'DialCallDuration',
  'DialBridged',
  'RecordingSid',
  'RecordingUrl',
  'RecordingDuration',
];

/**
 * Where to redirect a call so that the same question is asked again, or undefined when the caller
 * has waited often enough. Our own query parameters, which begin in lower case, are kept as well.
 */
export function repeatedRequest({ context, event }: WebhookRequest): string | undefined {
  const waited = Number(parameterOf(event, waitedParameter) ?? '0') || 0;
  if (waited >= mostWaits) return undefined;
  const own = Object.keys(event).filter((name) => /^[a-z]/.test(name) && name !== 'request');
  const kept = [...own, ...eventParameters].map((name) => [name, parameterOf(event, name)]);
  return pathWith(context.PATH, { ...Object.fromEntries(kept), [waitedParameter]: waited + 1 });
}
