import type { Tables } from '../platform/database/tables';

export type AppointmentState = Tables['appointments']['state'];

/** What can happen to an appointment after it was booked. */
export type AppointmentEvent =
  /** A text went out that asks the customer to confirm. */
  | 'remind'
  | 'confirm'
  /** The customer wants another time, or cannot come. */
  | 'request-change'
  /** The business gave it another time. */
  | 'move'
  | 'cancel'
  /** The customer came. */
  | 'mark-done'
  | 'mark-missed';

/**
 * Where an event leads. What is not here is refused; an event that leads to where the appointment is
 * changes nothing. A cancelled appointment stays so: a new one has a reference of its own.
 */
const transitions: Readonly<
  Record<AppointmentState, Partial<Record<AppointmentEvent, AppointmentState>>>
> = {
  booked: {
    remind: 'reminded',
    confirm: 'confirmed',
    'request-change': 'change-requested',
    move: 'booked',
    cancel: 'cancelled',
    'mark-done': 'done',
    'mark-missed': 'missed',
  },
  reminded: {
    remind: 'reminded',
    confirm: 'confirmed',
    'request-change': 'change-requested',
    move: 'booked',
    cancel: 'cancelled',
    'mark-done': 'done',
    'mark-missed': 'missed',
  },
  confirmed: {
    remind: 'confirmed',
    confirm: 'confirmed',
    'request-change': 'change-requested',
    move: 'booked',
    cancel: 'cancelled',
    'mark-done': 'done',
    'mark-missed': 'missed',
  },
  'change-requested': {
    remind: 'change-requested',
    confirm: 'confirmed',
    'request-change': 'change-requested',
    move: 'booked',
    cancel: 'cancelled',
    'mark-done': 'done',
    'mark-missed': 'missed',
  },
  cancelled: { cancel: 'cancelled' },
  missed: { move: 'booked', 'mark-done': 'done', 'mark-missed': 'missed' },
  done: { 'mark-done': 'done', 'mark-missed': 'missed' },
};

/** The state after an event, or undefined when the event cannot happen in this state. */
export function stateAfter(
  state: AppointmentState,
  event: AppointmentEvent,
): AppointmentState | undefined {
  return transitions[state][event];
}

/** The states in which an appointment still lies ahead, or nobody has said what became of it. */
export const awaitedStates = [
  'booked',
  'reminded',
  'confirmed',
  'change-requested',
] as const satisfies readonly AppointmentState[];

export function isAwaited(state: AppointmentState): boolean {
  return awaitedStates.some((awaited) => awaited === state);
}
