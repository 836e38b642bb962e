import { isPhoneNumber } from '../phone-numbers';
import { pathWith, type VoiceResponse, voiceResponse } from '../twiml';

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
 *
 * @param caller who must not be put through to their own phone
 */
export function apologizeToCaller({
  frontDesk,
  businessNumber,
  caller,
}: {
  frontDesk: string | undefined;
  businessNumber: string | undefined;
  caller: string | undefined;
}): VoiceResponse {
  const unusable = [businessNumber, caller];
  if (!frontDesk || !isPhoneNumber(frontDesk) || unusable.includes(frontDesk)) {
    return offerMessageWithoutStore({ opening: 'Sorry, something went wrong on our side.' });
  }
  const twiml = voiceResponse();
  twiml.say('Sorry, something went wrong on our side. We are putting you through to a person.');
  const dial = twiml.dial({
    timeout: ringSeconds,
    action: pathWith(fallbackPath, { step: 'rang' }),
    ...(businessNumber && isPhoneNumber(businessNumber) ? { callerId: businessNumber } : {}),
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
