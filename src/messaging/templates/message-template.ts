import type { Purpose } from '../purpose';

export const languages = ['en', 'es'] as const;
/** ISO 639-1. */
export type Language = (typeof languages)[number];

/** The language to write to somebody in: the first of the wishes that we have words in, else English. */
export function languageFor(wishes: readonly (string | null | undefined)[]): Language {
  return wishes.map(languageIn).find((language) => language !== undefined) ?? 'en';
}

/** What is stored as a language, when it is one that we have words in. */
export function languageIn(stored: string | null | undefined): Language | undefined {
  return languages.find((language) => language === stored);
}

/** What a message says in one language, in Liquid. A channel without words of its own uses `sms`. */
export interface MessageWords {
  sms: string;
  whatsapp?: string;
  email?: { subject: string; text: string };
}

/** One kind of message that the business sends. */
export interface MessageTemplate<Variable extends string = string> {
  /** In kebab-case, as its file; also the name under which it is registered at WhatsApp. */
  name: string;
  purpose: Purpose;
  /** Each with an example of about the length that it has in life; previews and registrations use it. */
  variables: Readonly<Record<Variable, string>>;
  words: Readonly<Record<Language, MessageWords>>;
  /** How many SMS segments it may take with its examples; 2 by default. */
  mostSegments?: number;
  /**
   * How it may go out on WhatsApp outside of a conversation: the category it is registered under,
   * and the order of its variables ({{1}} is the first).
   */
  whatsapp?: {
    category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION';
    variables: readonly NoInfer<Variable>[];
    /** SIDs (`HX…`) of templates that exist already. Others are made at provisioning, per account. */
    contentSids?: Partial<Record<Language, string>>;
  };
  /**
   * India: the template as it is registered with an operator's DLT platform, with `{#var#}` for each
   * variable, and its id. Nothing else may be sent there.
   */
  dlt?: Partial<Record<Language, { templateId: string; text: string }>>;
}

/** A template with its values: what a feature asks to be sent. */
export interface TemplateMessage {
  template: string;
  variables: Readonly<Record<string, string>>;
}

/** Fills a template; the compiler sees that no value is missing. */
export function fillTemplate<Variable extends string>(
  template: MessageTemplate<Variable>,
  variables: Readonly<Record<NoInfer<Variable>, string>>,
): TemplateMessage {
  return { template: template.name, variables };
}
