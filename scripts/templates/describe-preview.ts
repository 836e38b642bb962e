import type { Channel } from '../../src/messaging/channel';
import { describePrice } from '../../src/messaging/prices/money';
import type { Language } from '../../src/messaging/templates/message-template';
import { countryOfNumber } from '../../src/platform/country-of-number';
import { type Preview, previewOf } from './preview';
import type { PreviewOptions } from './preview-options';

const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Spanish' };
const channelNames: Readonly<Record<Channel, string>> = {
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  email: 'E-mail',
};

/** Each template as people get it, by language and channel, with segments and price. */
export async function describePreview({
  templates,
  languages,
  channels,
  to,
  values,
}: PreviewOptions): Promise<string> {
  const country = countryOfNumber(to) ?? 'an unknown country';
  const parts: string[] = [''];
  for (const template of templates) {
    parts.push(`  ${template.name} (${template.purpose}), to ${country}`, '');
    for (const language of languages) {
      for (const channel of channels) {
        const preview = await previewOf({ template, language, channel, to, values });
        parts.push(
          `    ${languageNames[language]}, ${channelNames[channel]}: ${describeCost(preview)}`,
          ...textOf(preview).map((line) => `      ${line}`),
          '',
        );
      }
    }
  }
  return `${parts.join('\n')}\n`;
}

function describeCost({ segmentation, micros }: Preview): string {
  const price = describePrice(micros);
  if (!segmentation) return price;
  const { segments, encoding, foreign } = segmentation;
  const why =
    foreign.length > 0 ? ` because of ${foreign.map((one) => `"${one}"`).join(', ')}` : '';
  return `${segments} ${segments === 1 ? 'segment' : 'segments'} of ${encoding}${why}, ${price}`;
}

function textOf({ message }: Preview): string[] {
  if (message.channel !== 'email') return message.body.split('\n');
  return [`Subject: ${message.subject}`, ...message.text.split('\n')];
}
