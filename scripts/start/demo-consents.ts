import { z } from 'zod';
import type { LocalTwilio } from '../../local-twilio/local-twilio';
import { sendPartnerRequest } from '../partner-request/send-partner-request';

const tom = '+12025550148';
const agreements = ['whatsapp:*', 'email:*'].flatMap((sender) =>
  ['appointments', 'orders'].map((purpose) => ({ sender, purpose })),
);
const listed = z.object({ history: z.array(z.unknown()) });

/**
 * Tom has agreed to WhatsApp and e-mail, as the clinic's own system tells: so that a newcomer can see a
 * message try one channel after the other, while Maya gets texts. Once: what he says later holds.
 * @param partnerSecret with which requests of the clinic's own system are signed
 */
export async function recordDemoConsents({
  twilio,
  partnerSecret,
}: {
  twilio: LocalTwilio;
  partnerSecret: string;
}): Promise<void> {
  const ask = async (body: object): Promise<string> => {
    const { status, text } = await sendPartnerRequest({
      url: twilio.functionsUrl,
      secret: partnerSecret,
      path: '/consents',
      body,
      now: new Date(twilio.exchange.clock.now()),
    });
    if (status >= 400) throw new Error(`The demo's consents were not recorded: ${text}`);
    return text;
  };
  const { history } = listed.parse(JSON.parse(await ask({ action: 'list', person: tom })));
  if (history.length > 0) return;
  for (const agreement of agreements) {
    await ask({
      action: 'set',
      person: tom,
      ...agreement,
      decision: 'agreed',
      how: 'paper',
      evidence: 'sign-up form at the desk',
    });
  }
}
