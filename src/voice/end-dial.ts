import type { App } from '../platform/app';
import { type VoiceResponse, voiceResponse } from '../platform/twiml';
import { keepDialStatus } from './call-store';
import type { DialEnd } from './call-webhooks';
import { redirectToVoicemail } from './voicemail-path';

/** Ringing a department has ended: with a conversation, then goodbye; without one, voicemail. */
export async function endDial(end: DialEnd, app: App): Promise<VoiceResponse> {
  const talked = hasTalked(end);
  await keepDialStatus({
    app,
    callSid: end.callSid,
    dialStatus: talked ? end.dialStatus : unreached(end),
  });
  if (!talked) return redirectToVoicemail({ department: end.department, reason: 'unanswered' });
  const twiml = voiceResponse();
  twiml.say('Thank you for calling. Goodbye.');
  twiml.hangup();
  return twiml;
}

/**
 * Whether caller and agent were connected. An agent who picks up and then declines in the whisper
 * was never bridged, although the dialled call was completed.
 */
function hasTalked({ dialStatus, bridged }: DialEnd): boolean {
  return (dialStatus === 'completed' || dialStatus === 'answered') && bridged !== 'false';
}

function unreached({ dialStatus }: DialEnd): string {
  return dialStatus === 'completed' || dialStatus === 'answered' ? 'no-answer' : dialStatus;
}
