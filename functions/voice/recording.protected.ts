import { voiceWebhook } from '../../src/platform/gates/voice-webhook';
import { recordingReport } from '../../src/voice/recording-webhooks';
import { thankForMessage } from '../../src/voice/save-recording';

/** A caller has finished a message. */
export const handler = voiceWebhook({ input: recordingReport, answer: thankForMessage });
