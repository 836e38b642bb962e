import { pathWith, type VoiceResponse, voiceResponse } from '../platform/twiml';
import type { VoicemailOffer, VoicemailReason } from './call-webhooks';

/** Seconds. Twilio transcribes recordings that are longer than 2 s and shorter than 120 s (13617). */
export const longestRecording = 119;

const openings: Record<VoicemailReason, string> = {
  asked: '',
  closed: '',
  silent: 'We could not hear a choice.',
  unanswered: 'Sorry, nobody can take your call right now.',
};

/** Asks for a message and records it; staff get its transcription as a text. */
export function offerVoicemail(offer: VoicemailOffer): VoiceResponse {
  const { department } = offer;
  const twiml = voiceResponse();
  const request = 'Please leave a message after the tone, and press pound when you are done.';
  twiml.say(`${openings[offer.reason]} ${request}`.trim());
  twiml.record({
    maxLength: longestRecording,
    finishOnKey: '#',
    playBeep: true,
    action: pathWith('/voice/recording', { department }),
    recordingStatusCallback: pathWith('/voice/recording-status', { department }),
    transcribe: true,
    transcribeCallback: pathWith('/voice/transcription', { department }),
  });
  // Reached only when nothing was recorded.
  twiml.say('We did not get a message. Goodbye.');
  twiml.hangup();
  return twiml;
}
