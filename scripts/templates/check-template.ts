import type { Liquid } from 'liquidjs';
import { segmentationOf } from '../../src/messaging/segments';
import { languages, type MessageTemplate } from '../../src/messaging/templates/message-template';
import { liquidEngine, longestBody } from '../../src/messaging/templates/render';
import { checkDlt, checkWhatsApp } from './check-registrations';
import {
  fileOf,
  fillWithExamples,
  type Problem,
  refused,
  type TemplateFinding,
  type TemplateText,
  textsOf,
} from './template-finding';

const usualMostSegments = 2;

/** What is wrong with one template, seen with its examples. */
export async function checkTemplate(template: MessageTemplate): Promise<TemplateFinding[]> {
  const engine = await liquidEngine();
  const texts = textsOf(template);
  const problems = [
    ...checkLanguages(template),
    ...texts.flatMap((text) => checkLiquid({ engine, template, text })),
  ];
  // What cannot be read cannot be measured.
  if (problems.length === 0) {
    problems.push(
      ...checkUse({ engine, template, texts }),
      ...texts.flatMap((text) => checkLength({ engine, template, text })),
      ...checkWhatsApp(template),
      ...checkDlt({ engine, template }),
    );
  }
  return problems.map((problem) => ({ file: fileOf(template.name), ...problem }));
}

function checkLanguages(template: MessageTemplate): Problem[] {
  const name = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(template.name)
    ? []
    : [refused(`name: write "${template.name}" in kebab-case.`)];
  const examples = Object.entries(template.variables)
    .filter(([, example]) => example.trim() === '')
    .map(([variable]) => refused(`variables.${variable}: give an example of a usual length.`));
  // Read as a plain object: JavaScript may have left out what the type asks for.
  const words = new Map(Object.entries(template.words));
  const missing = languages
    .filter((language) => !words.get(language)?.sms.trim())
    .map((language) => refused(`words.${language}: write the message in this language too.`));
  return [...name, ...examples, ...missing];
}

function checkLiquid({
  engine,
  template,
  text,
}: {
  engine: Liquid;
  template: MessageTemplate;
  text: TemplateText;
}): Problem[] {
  try {
    return variablesIn({ engine, text })
      .filter((variable) => !(variable in template.variables))
      .map((variable) =>
        refused(
          `words.${text.language} (${text.place}): there is no variable "${variable}". ` +
            'Name it under "variables" with an example, or mend its spelling.',
        ),
      );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [refused(`words.${text.language} (${text.place}): mend the Liquid: ${reason}.`)];
  }
}

/** Each variable must be used in each language: who forgets one in Spanish tells Spanish readers less. */
function checkUse({
  engine,
  template,
  texts,
}: {
  engine: Liquid;
  template: MessageTemplate;
  texts: TemplateText[];
}): Problem[] {
  return languages.flatMap((language) => {
    const ofLanguage = texts.filter((text) => text.language === language);
    const used = new Set(ofLanguage.flatMap((text) => variablesIn({ engine, text })));
    return Object.keys(template.variables)
      .filter((variable) => !used.has(variable))
      .map((variable) =>
        refused(`words.${language}: use the variable "${variable}", or take it away.`),
      );
  });
}

function checkLength({
  engine,
  template,
  text,
}: {
  engine: Liquid;
  template: MessageTemplate;
  text: TemplateText;
}): Problem[] {
  const place = `words.${text.language} (${text.place})`;
  const filled = fillWithExamples({ engine, template, liquid: text.liquid });
  if (filled.length > longestBody) {
    return [
      refused(
        `${place}: ${filled.length} characters with the examples; at most ${longestBody} go out (21617).`,
      ),
    ];
  }
  if (text.place !== 'sms') return [];
  const { segments, foreign } = segmentationOf(filled);
  const most = template.mostSegments ?? usualMostSegments;
  const problems: Problem[] = [];
  if (segments > most) {
    problems.push(
      refused(
        `${place}: ${segments} segments with the examples; shorten it to ${most}, or raise mostSegments.`,
      ),
    );
  }
  if (foreign.length > 0) {
    const characters = foreign.map((one) => `"${one}"`).join(', ');
    problems.push({
      severity: 'warned',
      message: `${place}: ${characters} is not in GSM-7, so a segment holds 70 characters instead of 160. Use other words.`,
    });
  }
  return problems;
}

function variablesIn({ engine, text }: { engine: Liquid; text: TemplateText }): string[] {
  return engine.globalVariablesSync(text.liquid);
}
