import { goOn, runDueWork } from '../../src/jobs/run-due-work';
import { scheduledJob } from '../../src/platform/gates/scheduled-job';

/** A cron service, each minute: do what is due, and send what waits. */
export const handler = scheduledJob({ run: (app) => runDueWork(app), afterwards: goOn });
