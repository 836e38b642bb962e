import { maskPhoneNumbersIn } from './phone-numbers';

const levels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof levels)[number];

type Detail = string | number | boolean | null | undefined;

/** Writes one JSON line per event. Phone numbers, e-mail addresses and URL passwords are masked. */
export type Log = Record<LogLevel, (event: string, details?: Record<string, Detail>) => void>;

/**
 * @param level the least important level that is still written
 * @param write receives one line of JSON without a line break; `console` on the platform
 */
export function createLog({
  level,
  write = writeToConsole,
}: {
  level: LogLevel;
  write?: (level: LogLevel, line: string) => void;
}): Log {
  const least = levels.indexOf(level);
  const at =
    (own: LogLevel): Log[LogLevel] =>
    (event, details = {}) => {
      if (levels.indexOf(own) < least) return;
      write(own, JSON.stringify({ level: own, event, ...masked(details) }));
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

function masked(details: Record<string, Detail>): Record<string, Detail> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'string' ? maskUrlPassword(maskEmailsIn(maskPhoneNumbersIn(value))) : value,
    ]),
  );
}

/** Keeps the domain, which tells where mail fails. */
function maskEmailsIn(text: string): string {
  return text.replace(/[\w.%+-]+@(?=[\w-]+\.)/g, '•••@');
}

function maskUrlPassword(text: string): string {
  return text.replace(/(:\/\/[^:/@\s]*:)[^@\s]*@/g, '$1•••@');
}

function writeToConsole(level: LogLevel, line: string): void {
  console[level](line);
}
