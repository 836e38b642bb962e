import type { Department } from '../platform/database/tables';
import { pathWith, type VoiceResponse, voiceResponse } from '../platform/twiml';
import type { VoicemailReason } from './call-webhooks';

/** Sends a call on to the department's voicemail. */
export function redirectToVoicemail({
  department,
  reason,
  opening,
}: {
  department: Department;
  reason: VoicemailReason;
  /** Said before, when there is something to say. */
  opening?: string;
}): VoiceResponse {
  const twiml = voiceResponse();
  if (opening !== undefined) twiml.say(opening);
  twiml.redirect(pathWith('/voice/voicemail', { department, reason }));
  return twiml;
}
