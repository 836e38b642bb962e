import { voiceWebhook } from '../../src/platform/gates/voice-webhook';
import { incomingCall } from '../../src/voice/call-webhooks';
import { greetCaller } from '../../src/voice/greet-caller';

/** A caller has dialled the business. */
export const handler = voiceWebhook({ input: incomingCall, answer: greetCaller });
