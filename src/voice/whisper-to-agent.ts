import { pathWith, type VoiceResponse, voiceResponse } from '../platform/twiml';
import type { WhisperStep } from './call-webhooks';

/**
 * Tells an agent who picked up what the call is for, and lets only a person take it: an answering
 * machine presses no key, so the caller goes to our voicemail instead of the agent's.
 */
export function whisperToAgent(whisper: WhisperStep): VoiceResponse {
  const twiml = voiceResponse();
  if (whisper.step === 'answered') {
    // An empty document ends the whisper and bridges the two. Twilio: "TwiML Voice: Number", url.
    if (whisper.digits !== '1') twiml.hangup();
    return twiml;
  }
  const { department } = whisper;
  const gather = twiml.gather({
    numDigits: 1,
    finishOnKey: '',
    timeout: 10,
    action: pathWith('/voice/whisper', { department, step: 'answered' }),
  });
  gather.say(`Call for ${nameForAgent[department]}. Press 1 to accept.`);
  twiml.hangup();
  return twiml;
}

const nameForAgent: Record<WhisperStep['department'], string> = {
  sales: 'sales',
  support: 'support',
  operator: 'the front desk',
};
