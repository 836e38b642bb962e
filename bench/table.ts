/** One measured line: what, how much, and what we aim at. */
export interface Row {
  what: string;
  measured: string;
  aim: string;
  /** What is wrong with it, where that fails the whole bench. */
  failure?: string;
}

/** Prints the lines under a title, in columns. */
export function printTable(title: string, rows: readonly Row[]): void {
  const all = [{ what: title, measured: 'measured', aim: 'aim' }, ...rows];
  const width = (name: 'what' | 'measured'): number =>
    Math.max(...all.map((row) => row[name].length));
  const lines = all.map(
    ({ what, measured, aim }) =>
      `  ${what.padEnd(width('what'))}  ${measured.padStart(width('measured'))}  ${aim}`,
  );
  const rule = `  ${'─'.repeat(Math.max(...lines.map((line) => line.length)) - 2)}`;
  process.stdout.write(`\n${[lines[0], rule, ...lines.slice(1)].join('\n')}\n`);
}

/** The value below which `share` (0 to 1) of the values are. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} ms`;
}
