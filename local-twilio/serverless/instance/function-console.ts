import { format } from 'node:util';
import type { LogLevel } from './messages';

const levels: ReadonlyArray<
  [method: 'log' | 'info' | 'debug' | 'trace' | 'warn' | 'error', LogLevel]
> = [
  ['log', 'info'],
  ['info', 'info'],
  ['debug', 'info'],
  ['trace', 'info'],
  ['warn', 'warn'],
  ['error', 'error'],
];

/** Gives what functions write with `console` to `keep`, formatted as Node formats it. */
export function captureConsole(keep: (level: LogLevel, text: string) => void): void {
  for (const [method, level] of levels) {
    console[method] = (...values: unknown[]) => keep(level, format(...values));
  }
}
