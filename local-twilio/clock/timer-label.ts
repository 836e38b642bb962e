import type { Subject } from '../timeline';

/**
 * What a person is told about a timer. A text that has to be put together is given as a function,
 * which is called only when somebody looks at what is scheduled.
 */
export interface TimerLabel extends Subject {
  /** What will happen, in a few words. Phone numbers stand in E.164, so that a reader can name their owners. */
  what: string | (() => string);
}

/** Something that a person may wait for, or jump to. */
export interface ScheduledEvent {
  /** Epoch milliseconds. */
  at: number;
  what: string;
  subject: Subject;
}

/** A labelled timer in words. */
export function scheduledEvent({ at, label }: { at: number; label: TimerLabel }): ScheduledEvent {
  const { what, ...subject } = label;
  return { at, what: typeof what === 'string' ? what : what(), subject };
}
