import type { LocalTwilio } from '../../local-twilio/local-twilio';

const isTerminal = process.stdout.isTTY === true;
const bold = (text: string): string => (isTerminal ? `\u001b[1m${text}\u001b[22m` : text);

/** What a person can do now, printed when everything runs. */
export function describeWelcome({
  twilio,
  businessNumber,
}: {
  twilio: LocalTwilio;
  /** E.164 */
  businessNumber: string;
}): string {
  const rows = [
    ['Console', bold(`${twilio.address}/`)],
    ['Business number', `${businessNumber} (Northside Clinic)`],
    ['Functions', twilio.functionsUrl],
    ['For other programs', '.ringback/local-twilio.json'],
    ...movedClock(twilio),
  ];
  const table = rows.map(([name = '', value = '']) => `  ${name.padEnd(20)}${value}`).join('\n');
  return `\n${table}\n\n  Open the console and press Call on Maya's phone. Ctrl-C stops; nothing is lost.\n\n`;
}

/** A clock that was moved in an earlier run stays so, which explains dates that surprise. */
function movedClock({ exchange: { clock } }: LocalTwilio): [name: string, value: string][] {
  if (Math.abs(clock.offset) < 60_000) return [];
  const time = new Date(clock.now()).toISOString().slice(0, 16).replace('T', ' ');
  return [['Clock', `${time} UTC, as it was moved; "Now" in the console sets it back`]];
}
