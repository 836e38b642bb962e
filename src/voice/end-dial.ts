import type { App } from '../platform/app';
import { describeError } from '../platform/errors';
import { type VoiceResponse, voiceResponse } from '../platform/twiml';
import { keepDialStatus } from './call-store';
import type { DialEnd } from './call-webhooks';
import { redirectToVoicemail } from './voicemail-path';

/** Ringing a department has ended: with a conversation, then goodbye; without one, voicemail. */
export async function endDial(end: DialEnd, app: App): Promise<VoiceResponse> {
  const talked = hasTalked(end);
  await noteDialStatus({ end, talked, app });
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

/** A failing store must not undo a conversation: the caller would be rung through a second time. */
async function noteDialStatus({
  end,
  talked,
  app,
}: {
  end: DialEnd;
  talked: boolean;
  app: App;
}): Promise<void> {
  const wasDeclined = !talked && (end.dialStatus === 'completed' || end.dialStatus === 'answered');
  const dialStatus = wasDeclined ? 'no-answer' : end.dialStatus;
  try {
    await keepDialStatus({ app, callSid: end.callSid, dialStatus });
  } catch (error) {
    app.log.error('dial_status_not_kept', { callSid: end.callSid, ...describeError(error) });
  }
}
