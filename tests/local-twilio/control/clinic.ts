import type { Pace } from '../../../local-twilio/clock/clock';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';

export const clinic = '+12025550100';
export const maya = '+12025550147';
export const ben = '+12025550148';

const answers: Readonly<Record<string, string>> = {
  '/voice/incoming': `<?xml version="1.0" encoding="UTF-8"?><Response><Gather input="dtmf speech" numDigits="1" timeout="20" action="/voice/menu"><Say>Welcome to Northside Clinic. Press 1 for sales or 2 for support.</Say></Gather></Response>`,
  '/voice/menu': `<?xml version="1.0" encoding="UTF-8"?><Response><Say>Connecting you to support.</Say><Dial timeout="20" callerId="${clinic}" action="/voice/dial-ended">${ben}</Dial></Response>`,
  '/voice/menu?4': `<?xml version="1.0" encoding="UTF-8"?><Response><Say>Please leave a message.</Say><Record maxLength="30" finishOnKey="#" action="/voice/dial-ended"/></Response>`,
  '/voice/dial-ended': `<?xml version="1.0" encoding="UTF-8"?><Response><Say>Thank you for calling.</Say><Hangup/></Response>`,
  '/messaging/incoming': `<?xml version="1.0" encoding="UTF-8"?><Response><Message>Reply TRACK, TECH, BILL or HUMAN.</Message></Response>`,
};

/**
 * A local Twilio with a clinic's number, whose webhooks are answered here, and the
 * phones of Maya, who is a customer, and Ben of support.
 */
export async function openClinic(options: { pace: Pace; port?: number }): Promise<LocalTwilio> {
  const twilio = await createLocalTwilio(options);
  const { state, transport, clock } = twilio.exchange;
  transport.serve('clinic.test', async ({ url, body: form }) => {
    const { pathname } = new URL(url);
    const digits = new URLSearchParams(form).get('Digits');
    const body = answers[`${pathname}?${digits}`] ?? answers[pathname];
    return {
      status: body ? 200 : 404,
      headers: { 'content-type': body ? 'text/xml' : 'text/plain' },
      body: Buffer.from(body ?? 'Not found'),
    };
  });
  const webhook = (path: string) => ({
    url: `https://clinic.test${path}`,
    method: 'POST' as const,
    fallbackUrl: '',
    fallbackMethod: 'POST' as const,
  });
  state.numbers.insert({
    sid: `PN${'0'.repeat(32)}`,
    accountSid: twilio.accounts.live.sid,
    phoneNumber: clinic,
    friendlyName: 'Northside Clinic',
    voice: webhook('/voice/incoming'),
    sms: webhook('/messaging/incoming'),
    statusCallback: '',
    statusCallbackMethod: 'POST',
    voiceApplicationSid: '',
    smsApplicationSid: '',
    voiceCallerIdLookup: false,
    dateCreated: clock.now(),
    dateUpdated: clock.now(),
  });
  twilio.person(maya, { name: 'Maya', role: 'customer' });
  twilio.person(ben, { name: 'Ben', role: 'support' });
  return twilio;
}
