import { describePrice } from '../../src/messaging/prices/money';
import type { Language, MessageTemplate } from '../../src/messaging/templates/message-template';
import { countryOfNumber } from '../../src/platform/country-of-number';
import { previewOf } from './preview';

/** A table of all templates: what they are about, and what a text costs in each language. */
export async function describeList({
  templates,
  to,
}: {
  templates: readonly MessageTemplate[];
  /** E.164; the prices are those of its country. */
  to: string;
}): Promise<string> {
  const rows = await Promise.all(
    templates.map(async (template) => [
      template.name,
      template.purpose,
      await describeText({ template, language: 'en', to }),
      await describeText({ template, language: 'es', to }),
      template.whatsapp?.category.toLowerCase() ?? '-',
    ]),
  );
  const heads = ['Template', 'Purpose', 'SMS, English', 'SMS, Spanish', 'WhatsApp'];
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = [heads, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const country = countryOfNumber(to) ?? 'an unknown country';
  return [
    '',
    ...lines.map((line) => `  ${line}`),
    '',
    `  With the examples of each, to ${country}. See one: npm run templates -- ${templates[0]?.name ?? ''}`,
    '',
    '',
  ].join('\n');
}

async function describeText(which: {
  template: MessageTemplate;
  language: Language;
  to: string;
}): Promise<string> {
  const { segmentation, micros } = await previewOf({ ...which, channel: 'sms' });
  const segments = segmentation?.segments ?? 1;
  return `${segments} ${segments === 1 ? 'segment ' : 'segments'} ${describePrice(micros)}`;
}
