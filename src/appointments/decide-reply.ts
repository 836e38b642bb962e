import type { Appointment } from './appointment';
import { isAwaited } from './appointment-states';
import type { Choice, ReplyMeaning, Wish } from './reply-meaning';

/** What a text means for somebody's appointments. */
export type Decision =
  /** It is for somebody else. */
  | { kind: 'not-ours' }
  /** "Thanks!": nobody waits for an answer. */
  | { kind: 'say-nothing' }
  | { kind: 'fulfil'; wish: Wish; appointments: readonly Appointment[] }
  | { kind: 'ask-which'; wish: Wish; appointments: readonly Appointment[] }
  | { kind: 'ask-again'; appointment: Appointment }
  | {
      kind: 'tell';
      state: 'confirmed' | 'change-requested' | 'cancelled' | 'over';
      appointment: Appointment;
    };

/** What we said last to somebody about their appointments. */
export interface LastWords {
  at: Date;
  /** Appointments that we listed with numbers, and what shall be done with the chosen one. */
  listed: { wish: Wish; references: readonly string[] } | undefined;
  /** How often in a row we have not understood the answer. */
  misses: number;
}

/** After so many answers in a row that we did not understand, the next is left to others. */
const mostMisses = 2;

/**
 * Decides what a text means for somebody's appointments. What is only an answer (a bare yes, a number,
 * something unclear) counts when we were the last to say something; a word of its own ("C", "cancel my
 * appointment") always does. Where it may mean several appointments, we ask.
 *
 * @param appointments those of the phone, the next one first, with those of the last day
 * @param othersSpokeAt when anybody else of the business last wrote to the person
 */
export function decideReply({
  meaning,
  appointments,
  lastWords,
  othersSpokeAt,
  now,
}: {
  meaning: ReplyMeaning;
  appointments: readonly Appointment[];
  lastWords: LastWords | undefined;
  othersSpokeAt: Date | undefined;
  now: Date;
}): Decision {
  const spokeAt = [lastWords?.at, ...appointments.map(({ askedAt }) => askedAt)]
    .filter((at) => at !== undefined)
    .reduce((latest, at) => Math.max(latest, at.getTime()), 0);
  const isOurs = spokeAt > 0 && spokeAt >= (othersSpokeAt?.getTime() ?? 0);
  const ahead = appointments.filter(({ startsAt }) => startsAt > now);
  const open = ahead.filter(({ state }) => isAwaited(state));
  const misses = isOurs ? (lastWords?.misses ?? 0) : 0;
  const listed = isOurs ? listedOf({ lastWords, appointments }) : undefined;

  const chosen = meaning.kind === 'wish' || meaning.kind === 'choice' ? meaning.choice : undefined;
  if (listed && chosen !== undefined) {
    const wish = meaning.kind === 'wish' ? meaning.wish : listed.wish;
    const chosenOnes = choose({ choice: chosen, from: listed.appointments });
    if (chosenOnes.length > 0) return { kind: 'fulfil', wish, appointments: chosenOnes };
  } else if (meaning.kind === 'wish' && fitsWithoutList(chosen)) {
    const decision =
      meaning.strength === 'explicit'
        ? afterWish({ wish: meaning.wish, appointments, open, now })
        : afterHint({ wish: meaning.wish, open, isOurs });
    if (decision) return decision;
  }
  if (!isOurs) return { kind: 'not-ours' };
  if (listed && misses < mostMisses && meaning.kind !== 'courtesy') {
    return { kind: 'ask-which', ...listed };
  }
  const isAcknowledged = meaning.kind === 'courtesy' || meaning.kind === 'wish';
  const [waiting] = open.filter(isWaiting);
  if (waiting) {
    return misses < mostMisses ? { kind: 'ask-again', appointment: waiting } : { kind: 'not-ours' };
  }
  const isBeingTalkedAbout = open.some(({ askedAt }) => askedAt !== undefined);
  return isAcknowledged && isBeingTalkedAbout ? { kind: 'say-nothing' } : { kind: 'not-ours' };
}

/** "C 1" may be said of the only one, "C 2" of a list that we never sent may not. */
function fitsWithoutList(choice: Choice | undefined): boolean {
  return choice === undefined || choice === 1 || choice === 'all';
}

/** Asked, and not answered yet. */
function isWaiting({ state, askedAt }: Appointment): boolean {
  return askedAt !== undefined && (state === 'booked' || state === 'reminded');
}

/** A bare yes or no answers a reminder that has no answer yet; nothing else is so certain. */
function afterHint({
  wish,
  open,
  isOurs,
}: {
  wish: Wish;
  open: readonly Appointment[];
  isOurs: boolean;
}): Decision | undefined {
  const waiting = open.filter(isWaiting);
  return isOurs && waiting.length > 0 ? fulfilOrAsk({ wish, appointments: waiting }) : undefined;
}

function afterWish({
  wish,
  appointments,
  open,
  now,
}: {
  wish: Wish;
  appointments: readonly Appointment[];
  open: readonly Appointment[];
  now: Date;
}): Decision | undefined {
  const [candidates] = candidatesFor({ wish, open }).filter((some) => some.length > 0);
  if (candidates) return fulfilOrAsk({ wish, appointments: candidates });
  const done = open.find(
    ({ state }) => state === (wish === 'confirm' ? 'confirmed' : 'change-requested'),
  );
  if (done) {
    const state = wish === 'confirm' ? 'confirmed' : 'change-requested';
    return { kind: 'tell', state, appointment: done };
  }
  const cancelled = appointments.find(
    ({ state, startsAt }) => state === 'cancelled' && startsAt > now,
  );
  if (cancelled) return { kind: 'tell', state: 'cancelled', appointment: cancelled };
  const over = appointments.findLast(({ startsAt }) => startsAt <= now);
  return over && { kind: 'tell', state: 'over', appointment: over };
}

/** Groups of appointments that a wish may mean: the first that is not empty is meant. */
function candidatesFor({
  wish,
  open,
}: {
  wish: Wish;
  open: readonly Appointment[];
}): Appointment[][] {
  const inState = (...states: Appointment['state'][]): Appointment[] =>
    open.filter(({ state }) => states.includes(state));
  const waiting = open.filter(isWaiting);
  switch (wish) {
    case 'confirm':
      return [waiting, inState('change-requested'), inState('booked', 'reminded')];
    case 'reschedule':
    case 'not-coming':
      return [waiting, inState('booked', 'reminded', 'confirmed')];
    // What cannot be undone by a word is asked rather than taken from what was said last.
    case 'cancel':
      return [[...open]];
  }
}

function fulfilOrAsk({
  wish,
  appointments,
}: {
  wish: Wish;
  appointments: readonly Appointment[];
}): Decision {
  return { kind: appointments.length === 1 ? 'fulfil' : 'ask-which', wish, appointments };
}

function listedOf({
  lastWords,
  appointments,
}: {
  lastWords: LastWords | undefined;
  appointments: readonly Appointment[];
}): { wish: Wish; appointments: Appointment[] } | undefined {
  if (!lastWords?.listed) return undefined;
  const { wish, references } = lastWords.listed;
  // In the order of the list, whatever has become of them since.
  const listed = references.flatMap(
    (reference) => appointments.find((one) => one.reference === reference) ?? [],
  );
  return listed.length === references.length ? { wish, appointments: listed } : undefined;
}

function choose({
  choice,
  from,
}: {
  choice: Choice;
  from: readonly Appointment[];
}): readonly Appointment[] {
  if (choice === 'all') return from;
  const chosen = from[choice - 1];
  return chosen ? [chosen] : [];
}
