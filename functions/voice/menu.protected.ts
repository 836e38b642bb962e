import { voiceWebhook } from '../../src/platform/gates/voice-webhook';
import { menuAnswer } from '../../src/voice/call-webhooks';
import { chooseDepartment } from '../../src/voice/choose-department';

/** A caller has pressed a key in the menu, said something, or kept silent. */
export const handler = voiceWebhook({ input: menuAnswer, answer: chooseDepartment });
