import type { App } from '../platform/app';
import { type VoiceResponse, voiceResponse } from '../platform/twiml';
import { openCall } from './call-store';
import type { IncomingCall } from './call-webhooks';
import { describeOpensAt } from './describe-opening-hours';
import { askForDepartment } from './menu';
import { openingAt } from './opening-hours';
import { redirectToVoicemail } from './voicemail-path';

/**
 * Answers a call: outside opening hours with voicemail, otherwise with the menu. A call from our own
 * number is an agent's phone that forwards to us what we dialled: answered, it would go round.
 */
export async function greetCaller(call: IncomingCall, app: App): Promise<VoiceResponse> {
  if (call.from === app.environment.BUSINESS_PHONE_NUMBER) return rejectOwnCall();
  const now = app.clock.now();
  const business = await openCall({ app, call });
  const opening = openingAt(business.hours, now);
  app.log.info('call_answered', { callSid: call.callSid, opening: opening.kind });
  const thanks = `Thank you for calling ${business.name}.`;
  if (opening.kind === 'open') return askForDepartment({ attempt: 1, opening: thanks });
  const { opensAt } = opening;
  const { timeZone } = business.hours;
  const next = opensAt ? ` We open ${describeOpensAt({ opensAt, now, timeZone })}.` : '';
  return redirectToVoicemail({
    department: 'operator',
    reason: 'closed',
    opening: `${thanks} We are closed right now.${next}`,
  });
}

function rejectOwnCall(): VoiceResponse {
  const twiml = voiceResponse();
  twiml.reject({ reason: 'busy' });
  return twiml;
}
