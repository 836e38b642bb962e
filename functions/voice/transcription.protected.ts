import { statusCallback } from '../../src/platform/gates/status-callback';
import { transcriptionReport } from '../../src/voice/recording-webhooks';
import { saveTranscription } from '../../src/voice/save-transcription';

/** A message has been transcribed, or could not be. */
export const handler = statusCallback({ input: transcriptionReport, record: saveTranscription });
