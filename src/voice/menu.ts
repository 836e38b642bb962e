import { pathWith, type VoiceResponse, voiceResponse } from '../platform/twiml';
import { menuHints } from './menu-choice';

const choices =
  'For sales, press 1 or say sales. For support, press 2 or say support. For our opening hours, press 3. To leave a message, press 4. For a person at the front desk, press 0. To hear this again, press star.';

/** After this many silent or unclear answers a caller goes to voicemail. */
export const mostAttempts = 3;

/**
 * Asks what a caller wants. Silence comes back to the menu as well, with its attempt number, so that
 * it is counted and cannot go round for ever.
 *
 * @param attempt from 1
 * @param opening what is said before the choices
 */
export function askForDepartment({
  attempt,
  opening,
}: {
  attempt: number;
  opening: string;
}): VoiceResponse {
  const twiml = voiceResponse();
  const gather = twiml.gather({
    input: ['dtmf', 'speech'],
    numDigits: 1,
    // A lone "#" or "*" must reach the menu as a key instead of ending the input.
    finishOnKey: '',
    timeout: 5,
    speechTimeout: 'auto',
    hints: menuHints,
    language: 'en-US',
    action: pathWith('/voice/menu', { attempt }),
    actionOnEmptyResult: true,
  });
  gather.say(`${opening} ${choices}`.trim());
  return twiml;
}
