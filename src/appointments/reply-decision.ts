import type { Appointment } from './appointment';
import type { Wish } from './reply-meaning';

/** What a text means for somebody's appointments. */
export type Decision =
  /** It is for somebody else. */
  | { kind: 'not-ours' }
  /** "Thanks!": nobody waits for an answer. */
  | { kind: 'say-nothing' }
  /** They ask for it: those ahead, with the cancelled ones, so that nobody thinks them on. */
  | { kind: 'list'; appointments: readonly Appointment[] }
  | { kind: 'fulfil'; wish: Wish; appointments: readonly Appointment[] }
  | { kind: 'ask-which'; wish: Wish; appointments: readonly Appointment[] }
  /** They spoke against what we asked: of several, what shall be done with which? */
  | { kind: 'ask-what'; appointments: readonly Appointment[] }
  | { kind: 'ask-again'; appointment: Appointment }
  /** We do not understand it a second time: a person looks at it. */
  | { kind: 'hand-over'; appointment: Appointment }
  | { kind: 'note-wrong-number'; appointments: readonly Appointment[] }
  | {
      kind: 'tell';
      state: 'confirmed' | 'change-requested' | 'cancelled' | 'over';
      appointment: Appointment;
    };

/** What we said last to somebody about their appointments. */
export interface LastWords {
  at: Date;
  /** Appointments that we listed with numbers, and what shall be done with the chosen one, if they said so. */
  listed: { wish: Wish | undefined; references: readonly string[] } | undefined;
  /** How often in a row we have not understood the answer. */
  misses: number;
}

/** The appointments that we listed, in the order of their numbers. */
export interface Listed {
  wish: Wish | undefined;
  appointments: readonly Appointment[];
}
