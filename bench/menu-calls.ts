import { demoNumbers } from '../scripts/start/deploy-front-office';
import { fictionalNumber } from './fictional-numbers';
import type { MeasuredOffice } from './front-office';
import { milliseconds, type Row } from './table';

/** So many people call at the same moment, hear the menu, press 3 and hear the opening hours. */
export async function benchMenuCalls(office: MeasuredOffice): Promise<Row[]> {
  await callTogether(office, 200);
  const hundred = await callTogether(office, 100);
  const thousand = await callTogether(office, 1_000);
  return [
    {
      what: '100 calls through the menu at once',
      measured: `${milliseconds(hundred)} a call`,
      aim: '',
    },
    {
      what: '1,000 calls through the menu at once',
      measured: `${milliseconds(thousand)} a call`,
      aim: '',
    },
    {
      what: 'cost of a call, 1,000 against 100',
      measured: `${(thousand / hundred).toFixed(2)} ×`,
      aim: 'about 1 (linear)',
    },
  ];
}

/** Milliseconds a call. */
async function callTogether({ twilio }: MeasuredOffice, count: number): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const caller = twilio.person(fictionalNumber(index + 200));
      const call = await caller.dials(demoNumbers.business);
      await call.hears(/press 1/i);
      await call.presses('3');
      await call.hears(/we are open/i);
      await call.hangsUp();
      await call.ends();
    }),
  );
  return (performance.now() - startedAt) / count;
}
