import type { LocalTwilio } from '../../../local-twilio/local-twilio';
import { Application } from '../application';
import { writtenContent } from '../content/written-content';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';

const mayasNumber = '+12025550111';

/** The clinic's address on WhatsApp, and Maya's. */
export const clinic = `whatsapp:${ownNumber}`;
export const maya = `whatsapp:${mayasNumber}`;

/** What the clinic sends. */
interface Written {
  body?: string;
  contentSid?: string;
  contentVariables?: string;
  mediaUrl?: string[];
}

/** A clinic that writes by WhatsApp to Maya, who has a phone with it. */
export function openClinic(local: LocalTwilio) {
  const app = new Application(local);
  const statusCallback = app.answers('/status', { status: 204 });
  buyNumber(local, { smsUrl: app.answersTwiml('/sms', '') });
  const client = sdkFor(local);
  /** Has Twilio take a message to Maya; answers its SID. */
  const queues = async (message: Written): Promise<string> => {
    const text = { from: clinic, to: maya, statusCallback, ...message };
    return (await client.messages.create(text)).sid;
  };
  return {
    app,
    phone: local.person(mayasNumber, { name: 'Maya' }),
    /** What the status callbacks have said, oldest first. */
    reports: () => app.requestsTo('/status').map(({ parameters }) => parameters),
    /** What the newest inbound webhook said. */
    heard: () => app.requestsTo('/sms').at(-1)?.parameters,
    queues,
    /** Sends to Maya and waits until all is reported that is to be. */
    async sends(message: Written) {
      const sid = await queues(message);
      await local.passes('5 seconds');
      return client.messages(sid).fetch();
    },
    /** Makes a template; answers its SID. */
    async writes(
      types: Readonly<Record<string, object>>,
      about: { variables?: Record<string, string>; review?: 'asked for' | 'left out' } = {},
    ) {
      const { variables = {}, review = 'asked for' } = about;
      const { sid } = await client.content.v1.contents.create(writtenContent({ types, variables }));
      if (review === 'asked for') {
        const request = { name: 'clinic_template', category: 'UTILITY' };
        await client.content.v1.contents(sid).approvalCreate.create(request);
      }
      return sid;
    },
  };
}
