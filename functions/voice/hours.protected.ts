import { voiceWebhook } from '../../src/platform/gates/voice-webhook';
import { hoursAnswer } from '../../src/voice/call-webhooks';
import { textOpeningHours } from '../../src/voice/tell-opening-hours';

/** A caller who heard the opening hours says whether to get them as a text. */
export const handler = voiceWebhook({ input: hoursAnswer, answer: textOpeningHours });
