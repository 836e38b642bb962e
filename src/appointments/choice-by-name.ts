import { wordsOf } from '../platform/words';
import type { Appointment } from './appointment';

/** Words around a name that say nothing. */
const around: ReadonlySet<string> = new Set([
  ...[
    'the',
    'my',
    'for',
    'one',
    'appointment',
    'please',
    'thanks',
    'thank',
    'you',
    'its',
    'it',
    'is',
  ],
  ...['el', 'la', 'mi', 'para', 'cita', 'por', 'favor', 'gracias', 'es'],
]);

/**
 * Which of some appointments a text names by its service ("The blood test"), from 1: the only one whose
 * service has all of its words. Undefined when that is none or several, or when it says anything else.
 */
export function choiceByName({
  text,
  appointments,
}: {
  text: string;
  appointments: readonly Pick<Appointment, 'service'>[];
}): number | undefined {
  if (/[?¿]/.test(text)) return undefined;
  const words = wordsOf(text).filter((word) => !around.has(word));
  if (words.length === 0) return undefined;
  const [place, ...others] = appointments.flatMap(({ service }, index) => {
    const named = new Set(wordsOf(service));
    return words.every((word) => named.has(word)) ? [index + 1] : [];
  });
  return others.length === 0 ? place : undefined;
}
