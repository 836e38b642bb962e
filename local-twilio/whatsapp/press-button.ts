import { approvalStatus } from '../content/approval';
import type { Exchange } from '../exchange';
import type { InboundText } from '../messaging/inbound';
import { MessagingError } from '../messaging/messaging-error';
import { hasArrivedAt } from './open';

/**
 * What is sent when somebody with `number` (E.164) presses the button with this text on the newest
 * WhatsApp message that has it; `business` (E.164) narrows it to that sender's. The business gets the
 * text as the body. Throws {@link MessagingError} `button_unknown` where there is no such button.
 */
export function findButton(
  { number, text, business }: { number: string; text: string; business?: string | undefined },
  { state, clock }: Exchange,
): InboundText {
  const seen: string[] = [];
  for (const message of state.messages.to(`whatsapp:${number}`)) {
    if (!hasArrivedAt(message, { number, business })) continue;
    for (const button of message.template?.buttons ?? []) {
      if (button.kind !== 'quick-reply' && button.kind !== 'list-item') continue;
      seen.push(button.text);
      if (button.text.toLowerCase() !== text.trim().toLowerCase()) continue;
      const content = state.contents.get(message.template?.contentSid ?? '');
      const isApproved = content && approvalStatus(content, clock.now()) === 'approved';
      const { kind, payload } = button;
      const of = isApproved ? 'template' : 'conversation';
      return {
        from: message.to,
        to: message.from ?? '',
        body: button.text,
        media: [],
        pressed: { kind, text: button.text, payload, of, messageSid: message.sid },
      };
    }
  }
  const others =
    seen.length === 0 ? 'No message there has buttons.' : `There are: ${seen.join(', ')}.`;
  throw new MessagingError('button_unknown', `${number} has no button "${text}". ${others}`);
}
