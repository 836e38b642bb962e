import type { Appointment } from './appointment';
import { isOnDay, type NamedDay } from './named-day';
import type { Decision, Listed } from './reply-decision';
import type { Choice, ReplyMeaning, Wish } from './reply-meaning';

/** What somebody's words ask for; undefined when they ask for nothing that fits. */
export function decideWish({
  meaning,
  appointments,
  open,
  listed,
  isOurs,
  now,
}: {
  meaning: ReplyMeaning;
  appointments: readonly Appointment[];
  open: readonly Appointment[];
  listed: Listed | undefined;
  isOurs: boolean;
  now: Date;
}): Decision | undefined {
  const chosen = meaning.kind === 'wish' || meaning.kind === 'choice' ? meaning.choice : undefined;
  if (listed && chosen !== undefined) {
    const wish = meaning.kind === 'wish' ? meaning.wish : listed.wish;
    const chosenOnes = choose({ choice: chosen, from: listed.appointments });
    return wish && chosenOnes.length > 0
      ? { kind: 'fulfil', wish, appointments: chosenOnes }
      : undefined;
  }
  if (meaning.kind !== 'wish' || !fitsWithoutList(chosen)) return undefined;
  const { wish, strength, day } = meaning;
  if (day !== undefined) return afterWishForDay({ wish, day, open, now });
  return strength === 'explicit'
    ? afterWish({ wish, appointments, open, now })
    : afterHint({ wish, open, isOurs });
}

/** Asked, and not answered yet. */
export function isWaiting({ state, askedAt }: Appointment): boolean {
  return askedAt !== undefined && (state === 'booked' || state === 'reminded');
}

/** "C 1" may be said of the only one, "C 2" of a list that we never sent may not. */
function fitsWithoutList(choice: Choice | undefined): boolean {
  return choice === undefined || choice === 1 || choice === 'all';
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

/** "Can't make it Monday" is only about what is on Monday. */
function afterWishForDay({
  wish,
  day,
  open,
  now,
}: {
  wish: Wish;
  day: NamedDay;
  open: readonly Appointment[];
  now: Date;
}): Decision | undefined {
  const onDay = open.filter((appointment) => isOnDay({ appointment, day, now }));
  return onDay.length > 0 ? afterWish({ wish, appointments: onDay, open: onDay, now }) : undefined;
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
    case 'confirm': {
      // A second "C" speaks of what was asked, and not of what nobody has asked about.
      const isAnswered = open.some(
        ({ state, askedAt }) => state === 'confirmed' && askedAt !== undefined,
      );
      const unasked = isAnswered ? [] : inState('booked', 'reminded');
      return [waiting, inState('change-requested'), unasked];
    }
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
