import { voiceWebhook } from '../../src/platform/gates/voice-webhook';
import { voicemailOffer } from '../../src/voice/call-webhooks';
import { offerVoicemail } from '../../src/voice/offer-voicemail';

/** A caller is to leave a message. */
export const handler = voiceWebhook({ input: voicemailOffer, answer: offerVoicemail });
