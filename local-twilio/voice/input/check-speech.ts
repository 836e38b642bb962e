import type { Step } from '../verbs/verb';

/** Twilio: "TwiML Voice: Gather", hints. */
const hintsAtMost = 500;

/**
 * Warns of settings for speech that Twilio does not take: more than 500 hints (13330), and
 * `speechTimeout="auto"` together with a `speechModel` (13335), which are ignored. Answers the
 * `speechTimeout` that holds; an empty one is none.
 */
export function checkSpeech(speechTimeout: string, { element, document }: Step): string {
  const { hints, speechModel } = element.attributes;
  const count = hints?.split(',').length ?? 0;
  if (count > hintsAtMost) {
    const text = `There are ${count} hints, at most ${hintsAtMost} are allowed; they are ignored.`;
    document.warns(element, 13330, text);
  }
  if (speechModel === undefined || speechTimeout.trim() !== 'auto') return speechTimeout;
  const text = `speechTimeout="auto" cannot be used with speechModel="${speechModel}", which needs a whole number of seconds; the default is used.`;
  document.warns(element, 13335, text);
  return '';
}
