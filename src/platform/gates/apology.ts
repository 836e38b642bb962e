import { phoneNumberIn } from '../phone-numbers';
import { pathWith, type VoiceResponse, voiceResponse } from '../twiml';
import { parameterOf, type WebhookRequest } from './webhook-input';

const fallbackPath = '/system/fallback';
/** Seconds that the front desk's phone rings. */
const ringSeconds = 20;
/** Seconds. Longer messages than two minutes help nobody to call back. */
const longestMessageSeconds = 120;

/** What a texter gets when the office's software failed. */
export const apologyText =
  'Sorry, something went wrong on our side and we could not answer. Please try again in a few minutes or call this number.';

/**
 * What a caller gets when the office's software failed: an apology and the front desk's phone. It
 * needs neither store nor valid environment: with no usable number it offers voicemail at once.
 */
export function apologizeToCaller({ context, event }: WebhookRequest): VoiceResponse {
  const frontDesk = frontDeskFor({ context, event });
  if (frontDesk === undefined) {
    return offerMessageWithoutStore({ opening: 'Sorry, something went wrong on our side.' });
  }
  const twiml = voiceResponse();
  twiml.say('Sorry, something went wrong on our side. We are putting you through to a person.');
  // Without one, Twilio would show the caller's number, which India forbids of Indian ones from abroad.
  const callerId = phoneNumberIn(context.BUSINESS_PHONE_NUMBER) ?? parameterOf(event, 'To');
  const dial = twiml.dial({
    timeout: ringSeconds,
    action: pathWith(fallbackPath, { step: 'rang' }),
    ...(callerId === undefined ? {} : { callerId }),
  });
  dial.number(frontDesk);
  return twiml;
}

/** Records a message that stays in the account's recordings, where staff find it without our store. */
export function offerMessageWithoutStore({ opening }: { opening: string }): VoiceResponse {
  const twiml = voiceResponse();
  twiml.say(`${opening} Please leave a message with your number after the tone.`);
  twiml.record({
    maxLength: longestMessageSeconds,
    finishOnKey: '#',
    action: pathWith(fallbackPath, { step: 'recorded' }),
  });
  twiml.say('We did not get a message. Please call again later. Goodbye.');
  twiml.hangup();
  return twiml;
}

/**
 * The front desk's phone, unless ringing it could bring the call back to us: then each round would
 * fail, apologize and dial again, at the business's cost. The number called is one of ours even when
 * the environment that names our numbers is broken.
 */
function frontDeskFor({ context, event }: WebhookRequest): string | undefined {
  const frontDesk = phoneNumberIn(context.FRONT_DESK_PHONE_NUMBER);
  const caller = parameterOf(event, 'From');
  const called = parameterOf(event, 'To');
  // A number that calls itself is a call of ours that came back, as from a phone that forwards to us.
  if (frontDesk === undefined || caller === called) return undefined;
  const never = [context.BUSINESS_PHONE_NUMBER, called, caller];
  return never.includes(frontDesk) ? undefined : frontDesk;
}
