import { wordsOf } from '../platform/words';
import { commandOf } from '../support/commands';

/** As `wordsOf` gives them, without greetings and a "please". */
const aboutAppointments: ReadonlySet<string> = new Set([
  ...['my appointment', 'my appointments', 'when is my appointment', 'whens my appointment'],
  ...['when are my appointments', 'when is my next appointment', 'whens my next appointment'],
  ...['what time is my appointment', 'what time is my next appointment'],
  ...['what day is my appointment', 'what date is my appointment', 'when do i have to come'],
  ...['do i have an appointment', 'do i have any appointments', 'is it still on'],
  ...['is my appointment still on', 'is the appointment still on', 'are we still on'],
  ...['mi cita', 'mis citas', 'cuando es mi cita', 'a que hora es mi cita', 'que dia es mi cita'],
  ...['cuando tengo cita', 'cual es mi cita', 'tengo cita', 'tengo una cita', 'sigue en pie'],
  ...['sigue en pie mi cita', 'mi cita sigue en pie'],
]);
const aboutTime: ReadonlySet<string> = new Set([
  ...[
    'when is it',
    'what time',
    'what time is it',
    'what day',
    'what day is it',
    'when',
    'when was it',
  ],
  ...[
    'what time was it',
    'what appointment',
    'which appointment',
    'cuando',
    'cuando es',
    'cuando era',
  ],
  ...['a que hora', 'a que hora es', 'que dia', 'que dia es', 'que cita', 'cual cita'],
]);
const politeness: ReadonlySet<string> = new Set(['hi', 'hello', 'hey', 'please', 'hola', 'sorry']);

/** Whether a text asks for the writer's own appointments: the command, or a plain question. */
export function asksForAppointments(text: string): boolean {
  return commandOf(text) === 'appointments' || aboutAppointments.has(plain(text));
}

/** Whether a text asks when that is which was spoken of: "What time?" */
export function asksWhen(text: string): boolean {
  return aboutTime.has(plain(text));
}

function plain(text: string): string {
  return wordsOf(text)
    .filter((word) => !politeness.has(word))
    .join(' ');
}
