import type { Channel } from '../../src/messaging/channel';
import { priceOf } from '../../src/messaging/prices/price-of';
import { type Segmentation, segmentationOf } from '../../src/messaging/segments';
import type { Language, MessageTemplate } from '../../src/messaging/templates/message-template';
import { type RenderedMessage, renderMessage } from '../../src/messaging/templates/render';

/** A message as somebody would get it, and what it would cost. */
export interface Preview {
  message: RenderedMessage;
  /** Undefined where nothing is counted in segments. */
  segmentation: Segmentation | undefined;
  /** Millionths. */
  micros: number;
}

/** Writes a template with its examples, or with other values for some of them. */
export async function previewOf({
  template,
  language,
  channel,
  to,
  values = {},
}: {
  template: MessageTemplate;
  language: Language;
  channel: Channel;
  /** E.164 */
  to: string;
  values?: Readonly<Record<string, string>>;
}): Promise<Preview> {
  const message = await renderMessage({
    template,
    language,
    channel,
    variables: { ...template.variables, ...values },
    registration: { sid: 'preview' },
  });
  return {
    message,
    segmentation: message.channel === 'sms' ? segmentationOf(message.body) : undefined,
    micros: priceOf({ message, to, template }),
  };
}
