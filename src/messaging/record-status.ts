import type { App } from '../platform/app';
import { recordReport } from './delivery-store';
import { dispatch } from './dispatch';
import type { StatusReport } from './status-report';

/** Takes note of how a text fares, and uses the occasion to send what is due. */
export async function recordStatus(report: StatusReport, app: App): Promise<void> {
  await recordReport({ database: app.database, report, now: app.clock.now() });
  await dispatch(app);
}
