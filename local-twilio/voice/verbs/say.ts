import * as z from 'zod';
import type { TwimlElement } from '../../twiml/parse';
import { hasBeenSaid, sayingMs } from '../calls/speaking-time';
import { count } from '../twiml/attribute-types';
import { continueWithNextVerb, defineVerb } from './verb';

/** Characters. 13521 "`<Say>` element character limits exceeded". */
const longestText = 4096;
/** `loop="0"` repeats until the call ends, but not more often than this. */
export const endlessLoop = 1000;

/** Speech markup. What stands in other elements is not spoken. */
const ssml = ['break', 'emphasis', 'lang', 'p', 'phoneme', 'prosody', 's', 'say-as', 'sub', 'w'];

/** <Say>: reads a text aloud. Twilio: "TwiML Voice: Say". */
export const say = defineVerb({
  name: 'Say',
  attributes: z.object({ loop: count({ default: 1 }) }),
  errorCodes: { loop: 13510 },
  withoutEffect: ['voice', 'language'],
  children: ssml,
  async run({ loop }, { call, element, document, signal }) {
    const text = spokenText(element).replace(/\s+/g, ' ').trim();
    if (text === '') {
      document.warns(element, 13520, 'There is no text to say.');
      return continueWithNextVerb;
    }
    if (text.length > longestText) {
      document.warns(element, 13521, `The text is longer than ${longestText} characters.`);
    }
    for (let times = loop || endlessLoop; times > 0 && !signal.aborted; times -= 1) {
      call.hears({ speaker: 'twilio', kind: 'said', text });
      await call.waits(sayingMs(text), { what: () => hasBeenSaid(text), signal });
    }
    return continueWithNextVerb;
  },
});

/** The text with that of the SSML elements inside it; `<sub alias>` is spoken as its alias. */
function spokenText({ name, attributes, content }: TwimlElement): string {
  if (name === 'sub' && attributes.alias !== undefined) return attributes.alias;
  return content
    .map((part) => {
      if (typeof part === 'string') return part;
      return ssml.includes(part.name) ? spokenText(part) : '';
    })
    .join('');
}
