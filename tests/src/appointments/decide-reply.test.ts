import type { Appointment } from '../../../src/appointments/appointment';
import { decideReply } from '../../../src/appointments/decide-reply';
import type { Decision, LastWords } from '../../../src/appointments/reply-decision';
import { maya } from '../front-office';

const now = new Date('2026-11-23T20:00:00Z');
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);

function appointment(
  reference: string,
  given: { state: Appointment['state']; startsIn: number; askedAgo?: number },
): Appointment {
  return {
    id: reference,
    reference,
    customerPhoneNumber: maya,
    service: 'dental cleaning',
    startsAt: hours(given.startsIn),
    timeZone: 'America/New_York',
    state: given.state,
    revision: 1,
    askedAt: given.askedAgo === undefined ? undefined : hours(-given.askedAgo),
  };
}

const asked = appointment('asked', { state: 'reminded', startsIn: 20, askedAgo: 4 });
const askedToo = appointment('askedToo', { state: 'reminded', startsIn: 23, askedAgo: 1 });
const moved = appointment('moved', { state: 'booked', startsIn: 40, askedAgo: 1 });
const unasked = appointment('unasked', { state: 'booked', startsIn: 300 });
const bloodTest = {
  ...appointment('bloodTest', { state: 'reminded', startsIn: 45, askedAgo: 1 }),
  service: 'blood test',
};
const confirmed = appointment('confirmed', { state: 'confirmed', startsIn: 20, askedAgo: 4 });
const wanted = appointment('wanted', { state: 'change-requested', startsIn: 20, askedAgo: 4 });
const cancelled = appointment('cancelled', { state: 'cancelled', startsIn: 20, askedAgo: 4 });
const over = appointment('over', { state: 'reminded', startsIn: -3, askedAgo: 27 });

interface Case {
  text: string;
  appointments: Appointment[];
  lastWords?: Partial<LastWords>;
  /** Hours ago. */
  othersSpoke?: number;
  decision: string;
}

/** `fulfil confirm asked`: kind, wish or state, references. */
function describeDecision(decision: Decision): string {
  switch (decision.kind) {
    case 'fulfil':
    case 'ask-which': {
      const references = decision.appointments.map(({ reference }) => reference);
      return [decision.kind, decision.wish, ...references].join(' ');
    }
    case 'tell':
      return `tell ${decision.state} ${decision.appointment.reference}`;
    case 'ask-again':
    case 'hand-over':
      return `${decision.kind} ${decision.appointment.reference}`;
    case 'list':
    case 'ask-what':
    case 'note-wrong-number':
      return [decision.kind, ...decision.appointments.map(({ reference }) => reference)].join(' ');
    default:
      return decision.kind;
  }
}

const listed = { wish: 'confirm' as const, references: ['asked', 'askedToo'] };

test.each<Case>([
  { text: 'C', appointments: [asked], decision: 'fulfil confirm asked' },
  { text: 'yes please', appointments: [asked], decision: 'fulfil confirm asked' },
  { text: 'C', appointments: [moved], decision: 'fulfil confirm moved' },
  { text: 'R', appointments: [asked], decision: 'fulfil reschedule asked' },
  { text: 'no', appointments: [asked], decision: 'fulfil not-coming asked' },
  { text: 'I do not confirm', appointments: [asked], decision: 'fulfil not-coming asked' },
  { text: 'cancel my appointment', appointments: [asked], decision: 'fulfil cancel asked' },
  // What is not understood is asked again, then goes to staff, and what follows is left to others.
  { text: 'maybe', appointments: [asked], decision: 'ask-again asked' },
  { text: 'thanks', appointments: [asked], decision: 'ask-again asked' },
  { text: '1', appointments: [asked], decision: 'ask-again asked' },
  { text: 'maybe', appointments: [asked], lastWords: { misses: 1 }, decision: 'hand-over asked' },
  { text: 'thanks', appointments: [asked], lastWords: { misses: 1 }, decision: 'ask-again asked' },
  { text: 'maybe', appointments: [asked], lastWords: { misses: 2 }, decision: 'not-ours' },
  { text: 'thanks', appointments: [asked], lastWords: { misses: 2 }, decision: 'say-nothing' },
  { text: 'C', appointments: [asked], lastWords: { misses: 2 }, decision: 'fulfil confirm asked' },
  {
    text: 'maybe',
    appointments: [asked],
    // Before the reminder, which begins anew.
    lastWords: { misses: 2, at: hours(-5) },
    decision: 'ask-again asked',
  },
  // Several.
  { text: 'C', appointments: [asked, askedToo], decision: 'ask-which confirm asked askedToo' },
  { text: 'C', appointments: [asked, unasked], decision: 'fulfil confirm asked' },
  { text: 'C', appointments: [confirmed, askedToo], decision: 'fulfil confirm askedToo' },
  { text: 'R', appointments: [confirmed, askedToo], decision: 'fulfil reschedule askedToo' },
  // Cancelling is never taken from what was said last.
  {
    text: 'cancel it',
    appointments: [confirmed, askedToo],
    decision: 'ask-which cancel confirmed askedToo',
  },
  {
    text: '2',
    appointments: [asked, askedToo],
    lastWords: { listed },
    decision: 'fulfil confirm askedToo',
  },
  {
    text: 'R 1',
    appointments: [asked, askedToo],
    lastWords: { listed },
    decision: 'fulfil reschedule asked',
  },
  {
    text: 'both',
    appointments: [asked, askedToo],
    lastWords: { listed },
    decision: 'fulfil confirm asked askedToo',
  },
  {
    text: 'R',
    appointments: [asked, askedToo],
    lastWords: { listed },
    decision: 'ask-which reschedule asked askedToo',
  },
  {
    text: '3',
    appointments: [asked, askedToo],
    lastWords: { listed },
    decision: 'ask-which confirm asked askedToo',
  },
  {
    text: 'hm',
    appointments: [asked, askedToo],
    lastWords: { listed },
    decision: 'ask-which confirm asked askedToo',
  },
  {
    text: 'hm',
    appointments: [asked, askedToo],
    lastWords: { listed, misses: 2 },
    decision: 'not-ours',
  },
  {
    text: 'hm',
    appointments: [asked, askedToo],
    lastWords: { listed, misses: 1 },
    decision: 'hand-over asked',
  },
  // A service's name is as good as its number, when it is the only one.
  {
    text: 'The blood test',
    appointments: [asked, bloodTest],
    lastWords: { listed: { wish: 'confirm', references: ['asked', 'bloodTest'] } },
    decision: 'fulfil confirm bloodTest',
  },
  {
    text: 'not the blood test',
    appointments: [asked, bloodTest],
    lastWords: { listed: { wish: 'confirm', references: ['asked', 'bloodTest'] } },
    decision: 'ask-what asked bloodTest',
  },
  {
    text: 'dental cleaning',
    appointments: [asked, askedToo],
    lastWords: { listed },
    decision: 'ask-which confirm asked askedToo',
  },
  // What speaks against the wish ends it: "both" is no yes any more.
  {
    text: 'cant make it next week',
    appointments: [asked, askedToo],
    lastWords: { listed },
    decision: 'ask-what asked askedToo',
  },
  {
    text: 'both',
    appointments: [asked, askedToo],
    lastWords: { listed: { ...listed, wish: undefined }, misses: 1 },
    decision: 'hand-over asked',
  },
  {
    text: 'C 2',
    appointments: [asked, askedToo],
    lastWords: { listed: { ...listed, wish: undefined }, misses: 1 },
    decision: 'fulfil confirm askedToo',
  },
  // Now is Monday, 3 PM there; `asked` is on Tuesday and `bloodTest` on Wednesday.
  { text: 'cant make it tuesday', appointments: [asked], decision: 'fulfil not-coming asked' },
  { text: 'cant make it monday', appointments: [asked], decision: 'ask-again asked' },
  { text: 'see you tomorrow', appointments: [asked], decision: 'fulfil confirm asked' },
  { text: 'see you friday', appointments: [asked], decision: 'ask-again asked' },
  {
    text: 'cant make it tuesday',
    appointments: [bloodTest, asked],
    decision: 'fulfil not-coming asked',
  },
  { text: 'reschedule to friday', appointments: [asked], decision: 'fulfil reschedule asked' },
  {
    text: 'wrong number',
    appointments: [asked, unasked],
    decision: 'note-wrong-number asked unasked',
  },
  { text: 'wrong number', appointments: [over], decision: 'not-ours' },
  { text: 'C 2', appointments: [asked], decision: 'ask-again asked' },
  // Without a question, only a word of its own counts.
  { text: 'C', appointments: [unasked], decision: 'fulfil confirm unasked' },
  { text: 'yes', appointments: [unasked], decision: 'not-ours' },
  { text: 'no', appointments: [unasked], decision: 'not-ours' },
  { text: 'thanks', appointments: [unasked], decision: 'not-ours' },
  { text: 'hello there', appointments: [unasked], decision: 'not-ours' },
  // Somebody else has spoken since: a bare yes is for them.
  { text: 'yes', appointments: [asked], othersSpoke: 1, decision: 'not-ours' },
  { text: 'hm', appointments: [asked], othersSpoke: 1, decision: 'not-ours' },
  { text: 'C', appointments: [asked], othersSpoke: 1, decision: 'fulfil confirm asked' },
  {
    text: '1',
    appointments: [asked, askedToo],
    lastWords: { listed },
    othersSpoke: 0,
    decision: 'not-ours',
  },
  // Who asks is told, whoever spoke last; "What time?" is only about what we spoke of.
  { text: 'APPOINTMENTS', appointments: [unasked], decision: 'list unasked' },
  { text: 'citas', appointments: [unasked], decision: 'list unasked' },
  { text: 'What time is my appointment?', appointments: [unasked], decision: 'list unasked' },
  { text: 'Hi, is it still on?', appointments: [over, cancelled], decision: 'list cancelled' },
  {
    text: '¿Cuándo es mi cita?',
    appointments: [asked, unasked],
    othersSpoke: 1,
    decision: 'list asked unasked',
  },
  { text: 'What time?', appointments: [asked], decision: 'list asked' },
  { text: 'What time?', appointments: [asked], othersSpoke: 1, decision: 'not-ours' },
  { text: 'What time?', appointments: [unasked], decision: 'not-ours' },
  { text: 'APPOINTMENTS', appointments: [over], decision: 'not-ours' },
  // Again, and after it was decided.
  { text: 'C', appointments: [confirmed], decision: 'tell confirmed confirmed' },
  { text: 'C', appointments: [confirmed, unasked], decision: 'tell confirmed confirmed' },
  { text: 'C', appointments: [confirmed, wanted], decision: 'fulfil confirm wanted' },
  { text: 'ok thanks', appointments: [confirmed], decision: 'say-nothing' },
  { text: 'thanks!', appointments: [confirmed], decision: 'say-nothing' },
  { text: 'what?', appointments: [confirmed], decision: 'not-ours' },
  { text: 'R', appointments: [confirmed], decision: 'fulfil reschedule confirmed' },
  { text: 'R', appointments: [wanted], decision: 'tell change-requested wanted' },
  { text: 'ok', appointments: [wanted], decision: 'say-nothing' },
  { text: 'C', appointments: [wanted], decision: 'fulfil confirm wanted' },
  { text: 'C', appointments: [cancelled], decision: 'tell cancelled cancelled' },
  { text: 'R', appointments: [cancelled], decision: 'tell cancelled cancelled' },
  { text: 'C', appointments: [over], decision: 'tell over over' },
  { text: 'yes', appointments: [over], decision: 'not-ours' },
  { text: 'C', appointments: [over, asked], decision: 'fulfil confirm asked' },
])('$text → $decision', ({ text, appointments, lastWords, othersSpoke, decision }) => {
  expect(
    describeDecision(
      decideReply({
        text,
        appointments,
        lastWords: lastWords && { at: hours(-0.5), listed: undefined, misses: 0, ...lastWords },
        othersSpokeAt: othersSpoke === undefined ? undefined : hours(-othersSpoke),
        now,
      }),
    ),
  ).toBe(decision);
});
