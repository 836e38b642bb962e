/** Clock time of an ISO 8601 time or epoch ms: `09:41:02`. */
export function clockTime(at: string | number): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour12: false });
}

/** Clock time without seconds: `09:41`. */
export function shortTime(at: string | number): string {
  return clockTime(at).slice(0, 5);
}

/** Day and time where the day is not that of `today`: `21 Nov 09:41`. */
export function dayAndTime(at: string | number, today: number): string {
  const date = new Date(at);
  if (date.toDateString() === new Date(today).toDateString()) return shortTime(at);
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} ${shortTime(at)}`;
}

/** A length of time (ms) as a phone shows it: `0:42`, `1:02:07`. */
export function callLength(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const tail = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** How far away a time is (ms), in its two largest units: `12 s`, `4 min 10 s`, `2 h`, `1 day 3 h`. */
export function timeUntil(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const days = Math.floor(seconds / 86_400);
  const units: Array<[number, string]> = [
    [days, days === 1 ? 'day' : 'days'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const largest = units.findIndex(([count]) => count > 0);
  if (largest === -1) return 'now';
  return units
    .slice(largest, largest + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

/** Milliseconds that a request took: `8 ms`, `1.2 s`. */
export function tookTime(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}
