import { join, relative } from 'node:path';
import type { LocalTwilio } from '../../local-twilio/local-twilio';
import { projectFolder } from '../build/paths';

const isTerminal = process.stdout.isTTY === true;
const bold = (text: string): string => (isTerminal ? `\u001b[1m${text}\u001b[22m` : text);

/** What the welcome tells of a local Twilio. */
interface Running extends Pick<LocalTwilio, 'address' | 'functionsUrl'> {
  exchange: { clock: Pick<LocalTwilio['exchange']['clock'], 'offset' | 'now'> };
}

/** What a person can do now, printed when everything runs. */
export function describeWelcome({
  twilio,
  businessNumber,
  folder,
}: {
  twilio: Running;
  /** E.164 */
  businessNumber: string;
  /** Where the state and the connection file are. */
  folder: string;
}): string {
  const rows = [
    ['Console', bold(`${twilio.address}/`)],
    ['Business number', `${businessNumber} (Northside Clinic)`],
    ['Functions', twilio.functionsUrl],
    ['For other programs', fromProject(join(folder, 'local-twilio.json'))],
    ...movedClock(twilio),
  ];
  const table = rows.map(([name = '', value = '']) => `  ${name.padEnd(20)}${value}`).join('\n');
  return `\n${table}\n\n  Open the console and press Call on Maya's phone, or press +1 day at the clock to see a
  reminder go out. Ctrl-C stops; nothing is lost.\n\n`;
}

/** Short within the repository; elsewhere as it is. */
function fromProject(file: string): string {
  const path = relative(projectFolder, file);
  return path.startsWith('..') ? file : path;
}

/** A clock that was moved in an earlier run stays so, which explains dates that surprise. */
function movedClock({ exchange: { clock } }: Running): [name: string, value: string][] {
  if (Math.abs(clock.offset) < 60_000) return [];
  const time = new Date(clock.now()).toISOString().slice(0, 16).replace('T', ' ');
  return [['Clock', `${time} UTC, as it was moved; "Now" in the console sets it back`]];
}
