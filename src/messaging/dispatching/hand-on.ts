import type { App } from '../../platform/app';
import type { Business } from '../../platform/business';
import type { OutgoingMessage } from '../../platform/twilio-messages';
import { pathWith } from '../../platform/twiml';
import { readSendFailure } from '../send-failure';
import { unsubscribeWords } from '../unsubscribe-words';
import type { ReadySend } from './decide-row';
import type { SendResult } from './transitions';

/** ms: most answers take a tenth of a second, and a function must end after 10 s. */
const patience = 5_000;
/** s. Twilio: "Message resource", ValidityPeriod: 1 to 36,000, and more than 5 is recommended. */
const validity = { least: 10, most: 36_000 };

/** Makes one attempt: hands a message to Twilio, or a mail to SendGrid. Never throws. */
export async function handOn({
  app,
  business,
  send,
}: {
  app: App;
  business: Business;
  send: ReadySend;
}): Promise<SendResult> {
  const timer = app.clock.after(patience);
  const tooLate = timer.elapsed.then((): SendResult => ({ kind: 'unknown', code: 'no_answer' }));
  try {
    return await Promise.race([attempt({ app, business, send }), tooLate]);
  } catch (error) {
    return readSendFailure(error, app.messages.retryAfter());
  } finally {
    timer.cancel();
  }
}

async function attempt({
  app,
  business,
  send,
}: {
  app: App;
  business: Business;
  send: ReadySend;
}): Promise<SendResult> {
  const { row, attempt: noted, route } = send;
  const { message } = route;
  if (message.channel !== 'email') {
    return { kind: 'accepted', ...(await app.messages.send(outgoing({ app, send }))) };
  }
  const { id } = await app.mail.send({
    to: route.to,
    from: { email: route.sender.address, name: business.name },
    subject: message.subject,
    text: message.text,
    html: message.html,
    ...(row.purpose === 'staff' ? {} : { unsubscribe: unsubscribeWords[route.language] }),
    customArgs: { intent: row.id, attempt: String(noted.number) },
    messageId: `<${row.id}@${app.environment.DOMAIN_NAME}>`,
  });
  return { kind: 'accepted', sid: id, status: 'queued' };
}

function outgoing({ app, send }: { app: App; send: ReadySend }): OutgoingMessage {
  const { row, attempt: noted, route, sendAt } = send;
  const path = pathWith('/messaging/status', { intent: row.id, attempt: noted.number });
  const media = route.files.map(({ url }) => url);
  const left = Math.floor((row.latest_at.getTime() - app.clock.now().getTime()) / 1000);
  const service = route.sender.messagingServiceSid;
  return {
    to: route.to,
    from: route.sender.address,
    ...wordsOf(route),
    ...(media.length > 0 ? { mediaUrl: media } : {}),
    statusCallback: `https://${app.environment.DOMAIN_NAME}${path}`,
    ...(left < validity.most && !sendAt ? { validityPeriod: Math.max(left, validity.least) } : {}),
    ...(sendAt && service ? { messagingServiceSid: service, scheduleType: 'fixed', sendAt } : {}),
  };
}

function wordsOf({
  message,
}: ReadySend['route']): Pick<OutgoingMessage, 'body' | 'contentSid' | 'contentVariables'> {
  if (message.channel === 'email') return {};
  if (message.channel === 'whatsapp' && message.content) {
    const { sid, variables } = message.content;
    return { contentSid: sid, contentVariables: JSON.stringify(variables) };
  }
  return { body: message.body };
}
