import { dispatchWhatIsDue } from '../messaging/dispatch';
import type { App } from '../platform/app';
import { keepCallStatus } from './call-store';
import type { CallStatusReport } from './call-webhooks';

/**
 * Takes note that a call has moved on or ended, also when the caller hung up in the middle, and uses
 * the occasion to send what is due.
 */
export async function recordCallStatus(report: CallStatusReport, app: App): Promise<void> {
  await keepCallStatus({ app, report });
  await dispatchWhatIsDue(app);
}
