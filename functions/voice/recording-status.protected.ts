import { statusCallback } from '../../src/platform/gates/status-callback';
import { recordingReport } from '../../src/voice/recording-webhooks';
import { recordRecording } from '../../src/voice/save-recording';

/** The recording of a message is ready. */
export const handler = statusCallback({ input: recordingReport, record: recordRecording });
