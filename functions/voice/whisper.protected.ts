import { voiceWebhook } from '../../src/platform/gates/voice-webhook';
import { whisperStep } from '../../src/voice/call-webhooks';
import { whisperToAgent } from '../../src/voice/whisper-to-agent';

/** An agent has picked up, or has answered whether to take the call. */
export const handler = voiceWebhook({
  input: whisperStep,
  answer: whisperToAgent,
  onFailure: 'hang-up',
});
