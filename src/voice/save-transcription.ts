import { dispatch } from '../messaging/dispatch';
import type { App } from '../platform/app';
import { announceTranscription } from './announce-voicemail';
import type { TranscriptionReport } from './recording-webhooks';
import { keepTranscription } from './voicemail-store';

/** Keeps what was said in a voicemail and texts it to the staff of its department, once. */
export async function saveTranscription(report: TranscriptionReport, app: App): Promise<void> {
  await app.database.transaction().execute(async (transaction) => {
    const kept = await keepTranscription({ transaction, voicemail: report, now: app.clock.now() });
    if (kept === 'new') await announceTranscription({ app, transaction, voicemail: report });
  });
  await dispatch(app);
}
