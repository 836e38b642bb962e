import { voiceWebhook } from '../../src/platform/gates/voice-webhook';
import { dialEnd } from '../../src/voice/call-webhooks';
import { endDial } from '../../src/voice/end-dial';

/** Ringing a department has ended, with or without a conversation. */
export const handler = voiceWebhook({ input: dialEnd, answer: endDial });
