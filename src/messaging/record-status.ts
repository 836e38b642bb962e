import type { App } from '../platform/app';
import { recordReport } from './delivery-store';
import { dispatchFor } from './dispatch';
import type { StatusReport } from './status-report';

/** ms. Reports come by the thousands during a bulk send, so each one helps only a little. */
const budget = 2_000;

/** Takes note of how a message fares, and uses the occasion to send what is due. */
export async function recordStatus(report: StatusReport, app: App): Promise<void> {
  const due = await recordReport({ app, report, now: app.clock.now() });
  if (due === 'something-due') await dispatchFor({ app, budget, mostBatches: 1 });
}
