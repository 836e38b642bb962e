import {
  type AppointmentEvent,
  type AppointmentState,
  stateAfter,
} from '../../../src/appointments/appointment-states';

const events: AppointmentEvent[] = [
  'remind',
  'confirm',
  'request-change',
  'move',
  'cancel',
  'mark-done',
  'mark-missed',
];

/** In the order of the events above; a dash means that it cannot happen. */
test.each<[AppointmentState, string]>([
  ['booked', 'reminded confirmed change-requested booked cancelled done missed'],
  ['reminded', 'reminded confirmed change-requested booked cancelled done missed'],
  ['confirmed', 'confirmed confirmed change-requested booked cancelled done missed'],
  ['change-requested', 'change-requested confirmed change-requested booked cancelled done missed'],
  ['cancelled', '- - - - cancelled - -'],
  ['missed', '- - - booked - done missed'],
  ['done', '- - - - - done missed'],
])('what follows in the state %s', (state, after) => {
  expect(events.map((event) => stateAfter(state, event) ?? '-').join(' ')).toBe(after);
});
