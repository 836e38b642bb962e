import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createLocalTwilio } from '../local-twilio/local-twilio';
import { projectFolder } from '../scripts/build/paths';
import { median, milliseconds, type Row } from './table';

/** How soon a local Twilio is ready in process, and what the installation weighs. */
export async function benchReadiness(): Promise<Row[]> {
  const times: number[] = [];
  for (let run = 0; run < 7; run += 1) {
    const startedAt = performance.now();
    const twilio = await createLocalTwilio();
    times.push(performance.now() - startedAt);
    await twilio.close();
  }
  const kilobytes = Number(
    execFileSync('du', ['-sk', join(projectFolder, 'node_modules')], { encoding: 'utf8' }).split(
      '\t',
    )[0],
  );
  return [
    {
      what: 'createLocalTwilio, in process',
      measured: milliseconds(median(times)),
      aim: 'under 300 ms',
    },
    { what: 'node_modules', measured: `${Math.round(kilobytes / 1000)} MB`, aim: 'light' },
  ];
}
