import type { Liquid, Template } from 'liquidjs';
import { AppError } from '../../platform/errors';
import type { Channel } from '../channel';
import { htmlOf } from './html';
import type { Language, MessageTemplate } from './message-template';
import { whatsappWords } from './whatsapp-text';

/** A message as its channel takes it. */
export type RenderedMessage =
  | { channel: 'sms'; body: string }
  | { channel: 'whatsapp'; body: string; content?: WhatsAppContent }
  | { channel: 'email'; subject: string; text: string; html: string };

/** A registered WhatsApp template with its values, as `ContentSid` and `ContentVariables` take them. */
export interface WhatsAppContent {
  /** `HX…` */
  sid: string;
  /** By position: `{ "1": "Maya" }`. */
  variables: Record<string, string>;
}

/** Twilio takes no more characters in a body (21617). */
export const longestBody = 1_600;
/** Characters of a value in a registered template. Twilio: "Using Variables with Content Templates". */
export const longestContentValue = 255;
/** Characters; mail programs show about so many. */
const longestSubject = 70;

/**
 * Writes a message in one language for one channel.
 * @param registration the WhatsApp template to send it as; without it, or where a value is too long
 *   for one, there is no `content`, and WhatsApp takes the words within 24 hours of the person's last
 *   message alone (63016)
 * @throws AppError `template_not_rendered` when a value is missing or the Liquid is broken
 */
export async function renderMessage({
  template,
  language,
  channel,
  variables,
  registration,
}: {
  template: MessageTemplate;
  language: Language;
  channel: Channel;
  variables: Readonly<Record<string, string>>;
  registration?: { sid: string } | undefined;
}): Promise<RenderedMessage> {
  const words = template.words[language];
  const write = async (liquid: string): Promise<string> => {
    const text = await fill({ template, liquid, variables });
    return shorten({ text: text.trim(), most: longestBody });
  };
  switch (channel) {
    case 'sms':
      return { channel, body: await write(words.sms) };
    case 'whatsapp': {
      const body = await write(whatsappWords({ template, language }));
      const values =
        template.whatsapp && contentVariables({ names: template.whatsapp.variables, variables });
      if (!registration || !values) return { channel, body };
      return { channel, body, content: { sid: registration.sid, variables: values } };
    }
    case 'email': {
      const text = await write(words.email?.text ?? words.sms);
      const subject = words.email ? await write(words.email.subject) : firstSentence(text);
      return { channel, subject: oneLine(subject), text, html: htmlOf({ text, language }) };
    }
  }
}

/**
 * The values of a registered template by their places. WhatsApp refuses those that are empty or hold
 * line breaks or wide gaps (21656, 63028). Undefined when one is too long for any registered template.
 */
function contentVariables({
  names,
  variables,
}: {
  names: readonly string[];
  variables: Readonly<Record<string, string>>;
}): Record<string, string> | undefined {
  const values = names.map((name) => oneLine(variables[name] ?? '') || '-');
  if (values.some((value) => value.length > longestContentValue)) return undefined;
  return Object.fromEntries(values.map((value, index) => [String(index + 1), value]));
}

async function fill({
  template,
  liquid,
  variables,
}: {
  template: MessageTemplate;
  liquid: string;
  variables: Readonly<Record<string, string>>;
}): Promise<string> {
  const engine = await liquidEngine();
  try {
    const filled: unknown = engine.renderSync(parse({ engine, liquid }), variables);
    return String(filled);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'template_not_rendered',
      500,
      `Mend the message template "${template.name}" or what it is filled with: ${reason}.`,
    );
  }
}

let made: Promise<Liquid> | undefined;
/** By their source: the same few are filled thousands of times. */
const parsed = new Map<string, Template[]>();

/** The engine, loaded with the first message. It reaches no file, and no value is run as Liquid. */
export function liquidEngine(): Promise<Liquid> {
  made ??= import('liquidjs').then(({ Liquid }) => {
    const engine = new Liquid({ strictVariables: true, strictFilters: true, templates: {} });
    // What they give depends on more than the values.
    for (const filter of ['date', 'date_to_string', 'date_to_long_string', 'sample']) {
      delete engine.filters[filter];
    }
    return engine;
  });
  return made;
}

function parse({ engine, liquid }: { engine: Liquid; liquid: string }): Template[] {
  const known = parsed.get(liquid);
  if (known) return known;
  const fresh = engine.parse(liquid);
  parsed.set(liquid, fresh);
  return fresh;
}

function firstSentence(text: string): string {
  const [sentence = text] = /^.+?[.!?](?=\s|$)/s.exec(text) ?? [];
  return shorten({ text: oneLine(sentence).replace(/\.$/, ''), most: longestSubject });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function shorten({ text, most }: { text: string; most: number }): string {
  return text.length <= most ? text : `${text.slice(0, most - 3)}...`;
}
