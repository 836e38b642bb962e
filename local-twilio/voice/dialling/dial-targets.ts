import type { TwimlElement } from '../../twiml/parse';
import { childrenOf, textOf } from '../../twiml/parse';
import { notCoveredWarning } from '../twiml/read-attributes';
import type { RunningDocument } from '../twiml/running-document';
import { type NumberAttributes, number } from '../verbs/number';
import { uncoveredDialNouns } from '../verbs/uncovered';
import { phoneNumberFrom } from './phone-number';

/** One number that a Dial is to ring. */
export interface DialTarget {
  /** E.164. */
  phoneNumber: string;
  attributes: NumberAttributes;
  element: TwimlElement;
}

/** Twilio rings at most so many numbers for one Dial (13250). */
const targetsAtMost = 10;

/** The numbers of a Dial: its text, or its nouns. What cannot be dialled raises an alert. */
export function dialTargets(dial: TwimlElement, document: RunningDocument): DialTarget[] {
  const nouns = childrenOf(dial).filter((noun) => isNumber(noun, document));
  const elements = nouns.length > 0 ? nouns : textOf(dial) === '' ? [] : [dial];
  const targets = elements.flatMap((element) => {
    const text = textOf(element);
    const phoneNumber = phoneNumberFrom(text);
    if (phoneNumber === undefined) {
      document.warns(element, 13223, `"${text}" is no phone number. Write it as +12025550100.`);
      return [];
    }
    const withAttributes = element === dial ? { ...element, attributes: {} } : element;
    return [{ phoneNumber, attributes: number.read(withAttributes, document), element }];
  });
  if (targets.length > targetsAtMost) {
    document.warns(dial, 13250, `Only the first ${targetsAtMost} numbers are dialled.`);
  }
  return targets.slice(0, targetsAtMost);
}

function isNumber(noun: TwimlElement, document: RunningDocument): boolean {
  if (noun.name === number.name) return true;
  if (uncoveredDialNouns.some((name) => name === noun.name)) {
    const text = `The local Twilio does not cover <${noun.name}> in <Dial>; it is not dialled.`;
    document.warns(noun, notCoveredWarning, text);
  }
  return false;
}
