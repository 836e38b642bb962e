import type { Appointment } from './appointment';
import { isAwaited } from './appointment-states';
import { asksForAppointments, asksWhen } from './asks-for-appointments';
import { choiceByName } from './choice-by-name';
import { decideWish, isWaiting } from './decide-wish';
import type { Decision, LastWords, Listed } from './reply-decision';
import { meaningOfReply, type ReplyMeaning } from './reply-meaning';

/** The second answer in a row that we do not understand goes to staff, and what follows to others. */
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
  text,
  appointments,
  lastWords,
  othersSpokeAt,
  now,
}: {
  text: string;
  appointments: readonly Appointment[];
  lastWords: LastWords | undefined;
  othersSpokeAt: Date | undefined;
  now: Date;
}): Decision {
  const askedAt = lastAskedAt(appointments);
  const spokeAt = Math.max(askedAt, lastWords?.at.getTime() ?? 0);
  const isOurs = spokeAt > 0 && spokeAt >= (othersSpokeAt?.getTime() ?? 0);
  const ahead = appointments.filter(({ startsAt }) => startsAt > now);
  const open = ahead.filter(({ state }) => isAwaited(state));
  if (ahead.length > 0 && (asksForAppointments(text) || (isOurs && asksWhen(text)))) {
    return { kind: 'list', appointments: ahead };
  }
  const listed = isOurs ? listedOf({ lastWords, appointments }) : undefined;
  const meaning = meaningIn({ text, listed });

  if (meaning.kind === 'wrong-number' && open.length > 0) {
    return { kind: 'note-wrong-number', appointments: open };
  }
  const decision = decideWish({ meaning, appointments, open, listed, isOurs, now });
  if (decision) return decision;
  if (!isOurs) return { kind: 'not-ours' };
  const misses = missesSoFar({ lastWords, appointments });
  return notUnderstood({ meaning, open, listed, misses });
}

/** How often in a row we have not understood; a reminder asks anew. */
export function missesSoFar({
  lastWords,
  appointments,
}: {
  lastWords: LastWords | undefined;
  appointments: readonly Appointment[];
}): number {
  return lastWords && lastWords.at.getTime() >= lastAskedAt(appointments) ? lastWords.misses : 0;
}

function lastAskedAt(appointments: readonly Appointment[]): number {
  return Math.max(0, ...appointments.map(({ askedAt }) => askedAt?.getTime() ?? 0));
}

/** Of a list that we sent, the name of one chooses it as its number does. */
function meaningIn({ text, listed }: { text: string; listed: Listed | undefined }): ReplyMeaning {
  const meaning = meaningOfReply(text);
  if (!listed || meaning.kind !== 'unclear') return meaning;
  const choice = choiceByName({ text, appointments: listed.appointments });
  return choice === undefined ? meaning : { kind: 'choice', choice };
}

/** What comes of a text that says nothing that fits, after we were the last to speak. */
function notUnderstood({
  meaning,
  open,
  listed,
  misses,
}: {
  meaning: ReplyMeaning;
  open: readonly Appointment[];
  listed: Listed | undefined;
  misses: number;
}): Decision {
  const isAcknowledged = meaning.kind === 'courtesy' || meaning.kind === 'wish';
  const [waiting] = open.filter(isWaiting);
  const matter = listed?.appointments[0] ?? waiting;
  if (matter && misses >= mostMisses) {
    return { kind: meaning.kind === 'courtesy' ? 'say-nothing' : 'not-ours' };
  }
  const isLast = misses === mostMisses - 1;
  if (listed && meaning.kind !== 'courtesy') {
    if (isLast && matter) return { kind: 'hand-over', appointment: matter };
    // After a text against it, a number alone must not fulfil the wish any more.
    const wish = meaning.kind === 'contrary' ? undefined : listed.wish;
    return wish
      ? { kind: 'ask-which', wish, appointments: listed.appointments }
      : { kind: 'ask-what', appointments: listed.appointments };
  }
  if (waiting) {
    return {
      kind: isLast && meaning.kind !== 'courtesy' ? 'hand-over' : 'ask-again',
      appointment: waiting,
    };
  }
  const isBeingTalkedAbout = open.some(({ askedAt }) => askedAt !== undefined);
  return isAcknowledged && isBeingTalkedAbout ? { kind: 'say-nothing' } : { kind: 'not-ours' };
}

function listedOf({
  lastWords,
  appointments,
}: {
  lastWords: LastWords | undefined;
  appointments: readonly Appointment[];
}): Listed | undefined {
  if (!lastWords?.listed) return undefined;
  const { wish, references } = lastWords.listed;
  // In the order of the list, whatever has become of them since.
  const listed = references.flatMap(
    (reference) => appointments.find((one) => one.reference === reference) ?? [],
  );
  return listed.length === references.length ? { wish, appointments: listed } : undefined;
}
