const unitMs: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** Milliseconds of "30 minutes", "1 day", "20 seconds", or of ISO 8601 as in "PT24H". Throws RangeError. */
export function durationMs(text: string): number {
  const words = /^(\d+(?:\.\d+)?) (millisecond|second|minute|hour|day)s?$/.exec(text.trim());
  if (words) return Number(words[1]) * (unitMs[words[2] ?? ''] ?? 0);
  const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text.trim());
  if (iso && /\d/.test(text)) {
    const [days, hours, minutes, seconds] = iso.slice(1).map((part) => Number(part ?? 0));
    return (
      (days ?? 0) * 86_400_000 +
      (hours ?? 0) * 3_600_000 +
      (minutes ?? 0) * 60_000 +
      (seconds ?? 0) * 1000
    );
  }
  throw new RangeError(`"${text}" is no duration. Write "30 minutes" or "PT30M".`);
}
