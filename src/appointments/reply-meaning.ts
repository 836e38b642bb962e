import { signs } from '../conversations/yes-no';
import { wordsOf } from '../platform/words';
import { daySlot, type NamedDay, slotsOf, withClockTimeSlots } from './named-day';
import { contraryWords, numberWords, type PhraseKind, phraseKinds, phrases } from './reply-phrases';

/** What somebody wants with an appointment. */
export type Wish = 'confirm' | 'reschedule' | 'not-coming' | 'cancel';

/** Which of the appointments that we listed: its number, or all of them. */
export type Choice = number | 'all';

/** What a reply to a reminder means. */
export type ReplyMeaning =
  | {
      kind: 'wish';
      wish: Wish;
      /** `implied` is a bare yes or no, which means something only after a question. */
      strength: 'explicit' | 'implied';
      choice: Choice | undefined;
      /** The appointment's day as they named it; undefined when they did not. */
      day: NamedDay | undefined;
    }
  /** A number alone. */
  | { kind: 'choice'; choice: Choice }
  /** "Thanks!", and nothing else. */
  | { kind: 'courtesy' }
  /** The phone is somebody else's. */
  | { kind: 'wrong-number' }
  /** Not understood, but something in it speaks against what was asked. */
  | { kind: 'contrary' }
  | { kind: 'unclear' };

const contrary: ReplyMeaning = { kind: 'contrary' };
const longestPhrase = 6;

const kinds: ReadonlyMap<string, PhraseKind> = new Map(
  phraseKinds.flatMap((kind) => phrases[kind].map((phrase) => [phrase, kind] as const)),
);

/**
 * Reads a reply whole: every word belongs to a known phrase, and the phrases agree, or the reply is
 * unclear. So a word that we do not know, and a negation above all, never turns into a yes.
 */
export function meaningOfReply(text: string): ReplyMeaning {
  const unclear: ReplyMeaning = speaksAgainst(text) ? contrary : { kind: 'unclear' };
  const found = phrasesOf(text);
  if (!found) return unclear;
  const said = new Set([...found.kinds, ...signsIn(text)]);
  const [choice, ...otherChoices] = new Set([
    ...found.numbers,
    ...(said.has('all') ? ['all' as const] : []),
  ]);
  const [day, ...otherDays] = new Set(found.days);
  if (otherChoices.length > 0 || otherDays.length > 0) return unclear;
  const isQuestion = /[?¿؟？❓❔⁉⁇]/.test(text);
  if (said.has('wrong-number')) {
    const isAlone = [...said].every((kind) => ['wrong-number', 'courtesy', 'no'].includes(kind));
    return isAlone && choice === undefined && !isQuestion ? { kind: 'wrong-number' } : contrary;
  }
  const wish = wishOf(said);
  if (wish === 'none') {
    if (said.has('excuse')) return contrary;
    if (choice !== undefined) return isQuestion ? unclear : { kind: 'choice', choice };
    return said.has('courtesy') && !isQuestion ? { kind: 'courtesy' } : unclear;
  }
  if (wish === 'contradiction') return contrary;
  // "Confirmed?" asks, whereas "Can I reschedule?" is the polite way to say it.
  if (isQuestion && wish.wish !== 'reschedule') return unclear;
  return { kind: 'wish', ...wish, choice, day };
}

interface Phrases {
  kinds: PhraseKind[];
  numbers: number[];
  /** Of the appointment as it is; the day that somebody would rather have is for staff to ask. */
  days: NamedDay[];
}

function speaksAgainst(text: string): boolean {
  return (
    signsIn(text).includes('no') ||
    wordsOf(text).some((word) => contraryWords.has(word) || /[不没]/u.test(word))
  );
}

/** The phrases of all clauses; undefined when something is left over. */
function phrasesOf(text: string): Phrases | undefined {
  const clauses = withClockTimeSlots(text)
    .split(/[.,;:!\n]+/)
    .map((clause) => phrasesIn(wordsOf(clause)));
  return clauses.reduce(
    (all, one) =>
      all &&
      one && {
        kinds: [...all.kinds, ...one.kinds],
        numbers: [...all.numbers, ...one.numbers],
        days: [...all.days, ...one.days],
      },
    { kinds: [], numbers: [], days: [] },
  );
}

/** Cuts a clause into known phrases, the longest first; undefined when a word is left over. */
function phrasesIn(spoken: string[]): Phrases | undefined {
  const slotted = slotsOf(spoken);
  if (!slotted) return undefined;
  const { words, days } = slotted;
  const found: Phrases = { kinds: [], numbers: [], days: [] };
  let start = 0;
  while (start < words.length) {
    const length = Math.max(lengthOfPhraseAt(words, start), 1);
    const phrase = words.slice(start, start + length).join(' ');
    const kind = kinds.get(phrase);
    const number = numberWords.get(phrase) ?? (/^[1-9]$/.test(phrase) ? Number(phrase) : undefined);
    const named = days.splice(0, words.slice(start, start + length).includes(daySlot) ? 1 : 0);
    if (kind !== 'reschedule') found.days.push(...named);
    start += length;
    if (kind === 'cannot') {
      if (start < words.length) return undefined;
      found.kinds.push('not-coming');
    } else if (kind) found.kinds.push(kind);
    else if (number !== undefined) found.numbers.push(number);
    else return undefined;
  }
  return found;
}

function lengthOfPhraseAt(words: string[], start: number): number {
  for (let length = Math.min(longestPhrase, words.length - start); length > 0; length -= 1) {
    if (kinds.has(words.slice(start, start + length).join(' '))) return length;
  }
  return 0;
}

function signsIn(text: string): ('yes' | 'no')[] {
  return Array.from(text).flatMap((character) => signs.get(character) ?? []);
}

/**
 * The one thing that all phrases agree on. A yes may open any wish ("yes, please reschedule") but a
 * refusal; a no only goes with a refusal ("no, I can't come").
 */
function wishOf(
  said: ReadonlySet<PhraseKind>,
): { wish: Wish; strength: 'explicit' | 'implied' } | 'none' | 'contradiction' {
  const yes = said.has('yes');
  const no = said.has('no');
  const wishes = (['confirm', 'reschedule', 'not-coming', 'cancel'] as const).filter((wish) =>
    said.has(wish),
  );
  if (yes && no) return 'contradiction';
  const [first, second] = wishes;
  if (first === undefined) {
    if (yes && said.has('excuse')) return 'contradiction';
    if (yes) return { wish: 'confirm', strength: 'implied' };
    return no ? { wish: 'not-coming', strength: 'implied' } : 'none';
  }
  if (first === 'confirm' && said.has('excuse')) return 'contradiction';
  if (second === undefined) {
    const fits = no ? first === 'not-coming' : !yes || first !== 'not-coming';
    return fits ? { wish: first, strength: 'explicit' } : 'contradiction';
  }
  // "I cannot come, please reschedule": the wish says what shall follow from it.
  const afterRefusal = wishes.find((wish) => wish === 'reschedule' || wish === 'cancel');
  const together = wishes.length === 2 && wishes.includes('not-coming') && !yes;
  return together && afterRefusal ? { wish: afterRefusal, strength: 'explicit' } : 'contradiction';
}
