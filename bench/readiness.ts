import { createLocalTwilio } from '../local-twilio/local-twilio';
import { median, milliseconds, type Row } from './table';

/** How soon a local Twilio is ready in process. */
export async function benchReadiness(): Promise<Row[]> {
  const times: number[] = [];
  for (let run = 0; run < 7; run += 1) {
    const startedAt = performance.now();
    const twilio = await createLocalTwilio();
    times.push(performance.now() - startedAt);
    await twilio.close();
  }
  return [
    {
      what: 'createLocalTwilio, in process',
      measured: milliseconds(median(times)),
      aim: 'under 300 ms',
    },
  ];
}
