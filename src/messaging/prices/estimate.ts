import { countryOfNumber } from '../../platform/country-of-number';
import type { Channel } from '../channel';
import { segmentationOf } from '../segments';
import type { Language, MessageTemplate } from '../templates/message-template';
import { renderMessage } from '../templates/render';
import { mostPerMessage, priceOf } from './price-of';

/** What sending to many will cost, at most, in millionths. */
export interface Estimate {
  messages: number;
  segments: number;
  micros: number;
  /** The dearest first. */
  countries: CountryEstimate[];
  /** Messages that cost more than one may (`mostPerMessage`) and will be refused. */
  tooDear: number;
}

export interface CountryEstimate {
  /** ISO 3166-1 alpha-2, or `other`. */
  country: string;
  messages: number;
  segments: number;
  micros: number;
}

/** A message that is not written yet. */
interface PlannedMessage {
  /** E.164 */
  phoneNumber: string;
  language: Language;
  variables: Readonly<Record<string, string>>;
}

/**
 * Writes every message and adds up what they cost. Counts all people: those who have not agreed to
 * such messages get none and cost nothing.
 */
export async function estimate({
  template,
  channel,
  files = 0,
  messages,
}: {
  template: MessageTemplate;
  channel: Channel;
  /** How many go along with each. */
  files?: number;
  messages: readonly PlannedMessage[];
}): Promise<Estimate> {
  const countries = new Map<string, CountryEstimate>();
  let tooDear = 0;
  for (const { phoneNumber, language, variables } of messages) {
    const message = await renderMessage({
      template,
      language,
      channel,
      variables,
      // Outside of a conversation a registered template is what WhatsApp takes, and it costs more.
      registration: { sid: 'estimate' },
    });
    const micros = priceOf({ message, to: phoneNumber, template, files });
    if (micros > mostPerMessage) tooDear += 1;
    const country = countryOfNumber(phoneNumber) ?? 'other';
    const sum = countries.get(country) ?? { country, messages: 0, segments: 0, micros: 0 };
    countries.set(country, {
      country,
      messages: sum.messages + 1,
      segments:
        sum.segments + (message.channel === 'sms' ? segmentationOf(message.body).segments : 1),
      micros: sum.micros + micros,
    });
  }
  const all = [...countries.values()].sort((one, other) => other.micros - one.micros);
  const total = (what: 'messages' | 'segments' | 'micros'): number =>
    all.reduce((sum, country) => sum + country[what], 0);
  return {
    messages: total('messages'),
    segments: total('segments'),
    micros: total('micros'),
    countries: all,
    tooDear,
  };
}
