import type { App } from '../platform/app';
import type { Department } from '../platform/database/tables';
import { pathWith, type VoiceResponse, voiceResponse } from '../platform/twiml';
import { chooseAgents } from './call-store';
import type { IncomingCall } from './call-webhooks';
import { redirectToVoicemail } from './voicemail-path';

/** Seconds that an agent's phone rings; most phones' own voicemail answers after 25 to 30. */
const ringSeconds = 20;
/** Twilio: "TwiML Voice: Dial": up to ten nouns ring at once. */
const mostPhones = 10;

/** Rings everybody of a department at once; the first who accepts gets the call. */
export async function connectToDepartment({
  call,
  department,
  app,
}: {
  call: IncomingCall;
  department: Department;
  app: App;
}): Promise<VoiceResponse> {
  const businessNumber = app.environment.BUSINESS_PHONE_NUMBER;
  const agents = await chooseAgents({ app, call, department });
  // Dialling our own number would ring ourselves for ever, at the business's cost.
  const never = [businessNumber, call.to, call.from];
  const phones = agents.filter((phone) => !never.includes(phone)).slice(0, mostPhones);
  if (phones.length === 0) return redirectToVoicemail({ department, reason: 'unanswered' });
  const twiml = voiceResponse();
  twiml.say(`Please hold while we connect you to ${nameForCaller[department]}.`);
  const dial = twiml.dial({
    timeout: ringSeconds,
    callerId: businessNumber,
    action: pathWith('/voice/dial-ended', { department }),
  });
  for (const phone of phones)
    dial.number({ url: pathWith('/voice/whisper', { department }) }, phone);
  return twiml;
}

const nameForCaller: Record<Department, string> = {
  sales: 'sales',
  support: 'support',
  operator: 'the front desk',
};
