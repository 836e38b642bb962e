import type { Liquid } from 'liquidjs';
import type { Language, MessageTemplate } from '../../src/messaging/templates/message-template';

/** What is wrong with a message template and what to do; `refused` stops the build. */
export interface TemplateFinding {
  severity: 'refused' | 'warned';
  /** From the repository's root. */
  file: string;
  /** Where in the template, and what to do. */
  message: string;
}

/** A finding before its file is known. */
export type Problem = Omit<TemplateFinding, 'file'>;

/** A problem that stops the build. */
export function refused(message: string): Problem {
  return { severity: 'refused', message };
}

/** One text of a template. */
export interface TemplateText {
  language: Language;
  place: 'sms' | 'whatsapp' | 'email subject' | 'email text';
  liquid: string;
}

export const templatesFolder = 'src/messaging/templates';

/** The file that a template must be in. */
export function fileOf(name: string): string {
  return `${templatesFolder}/${name}.ts`;
}

/** Every text of a template that there is. */
export function textsOf(template: MessageTemplate): TemplateText[] {
  return Object.entries(template.words).flatMap(([name, words]) => {
    const language = name === 'es' ? 'es' : 'en';
    const texts: Array<[TemplateText['place'], string | undefined]> = [
      ['sms', words.sms],
      ['whatsapp', words.whatsapp],
      ['email subject', words.email?.subject],
      ['email text', words.email?.text],
    ];
    return texts.flatMap(([place, liquid]) =>
      liquid === undefined ? [] : [{ language, place, liquid }],
    );
  });
}

/** A text with its template's examples. */
export function fillWithExamples({
  engine,
  template,
  liquid,
}: {
  engine: Liquid;
  template: MessageTemplate;
  liquid: string;
}): string {
  const filled: unknown = engine.parseAndRenderSync(liquid, template.variables);
  return String(filled).trim();
}
