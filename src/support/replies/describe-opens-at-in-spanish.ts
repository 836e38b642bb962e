import { localTimeAt } from '../../platform/time-zone';

const oneDay = 86_400_000;

/** When the business opens next: "hoy a las 8:00", "mañana a las 8:00", "el lunes a las 8:00". */
export function describeOpensAtInSpanish({
  opensAt,
  now,
  timeZone,
}: {
  opensAt: Date;
  now: Date;
  timeZone: string;
}): string {
  const { hour, minute } = localTimeAt({ instant: opensAt, timeZone });
  const time = `a las ${hour}:${String(minute).padStart(2, '0')}`;
  const days = dayNumber({ instant: opensAt, timeZone }) - dayNumber({ instant: now, timeZone });
  if (days === 0) return `hoy ${time}`;
  if (days === 1) return `mañana ${time}`;
  const style: Intl.DateTimeFormatOptions =
    days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' };
  const date = new Intl.DateTimeFormat('es-US', { ...style, timeZone }).format(opensAt);
  // "miércoles" is GSM-7; "sábado" is not.
  return `el ${date.replaceAll('á', 'a')} ${time}`;
}

function dayNumber({ instant, timeZone }: { instant: Date; timeZone: string }): number {
  const { year, month, day } = localTimeAt({ instant, timeZone });
  return Date.UTC(year, month - 1, day) / oneDay;
}
