import type { Liquid } from 'liquidjs';
import { matchesRegisteredText } from '../../src/messaging/senders/india';
import { languages, type MessageTemplate } from '../../src/messaging/templates/message-template';
import { longestContentValue } from '../../src/messaging/templates/render';
import { whatsappText } from '../../src/messaging/templates/whatsapp-text';
import { fillWithExamples, type Problem, refused } from './template-finding';

/**
 * What WhatsApp would refuse weeks after the deploy. Twilio: "twilio/call-to-action" (a body that
 * starts or ends with a variable, or has two side by side, is not approved).
 */
export function checkWhatsApp(template: MessageTemplate): Problem[] {
  if (!template.whatsapp) return [];
  const { variables, contentSids } = template.whatsapp;
  const problems: Problem[] = [];
  if (new Set(variables).size < variables.length) {
    problems.push(refused('whatsapp.variables: name each variable once.'));
  }
  for (const variable of variables) {
    const example = template.variables[variable];
    if (example === undefined) {
      problems.push(refused(`whatsapp.variables: there is no variable "${variable}".`));
    } else if (example.length > longestContentValue) {
      problems.push(refused(`variables.${variable}: a value has at most 255 characters there.`));
    }
  }
  for (const language of languages) {
    problems.push(...checkWhatsAppWords({ template, language, count: variables.length }));
    const sid = contentSids?.[language];
    if (sid !== undefined && !/^HX[0-9a-f]{32}$/.test(sid)) {
      problems.push(refused(`whatsapp.contentSids.${language}: a SID is HX and 32 hex digits.`));
    }
  }
  return problems;
}

function checkWhatsAppWords({
  template,
  language,
  count,
}: {
  template: MessageTemplate;
  language: (typeof languages)[number];
  count: number;
}): Problem[] {
  const place = `words.${language} (whatsapp)`;
  const text = whatsappText({ template, language }) ?? '';
  if (/\{%|\{\{(?!\d+\}\})/.test(text)) {
    return [
      refused(
        `${place}: a registered template holds plain variables that whatsapp.variables names, no filters ` +
          'and no conditions. Give it words of its own under "whatsapp".',
      ),
    ];
  }
  const used = new Set([...text.matchAll(/\{\{(\d+)\}\}/g)].map(([, number]) => Number(number)));
  const unused = Array.from({ length: count }, (_, index) => index + 1).find(
    (number) => !used.has(number),
  );
  if (unused !== undefined) {
    return [
      refused(`${place}: whatsapp.variables names one (${unused}.) that the words do not use.`),
    ];
  }
  if (/^\s*\{\{|\}\}\s*$/.test(text)) {
    return [refused(`${place}: WhatsApp approves no text that starts or ends with a variable.`)];
  }
  if (/\}\}\s*\{\{/.test(text)) {
    return [
      refused(`${place}: WhatsApp approves no two variables side by side. Put words between.`),
    ];
  }
  return [];
}

/** India's operators drop what is not word for word as registered, so a changed text is refused here. */
export function checkDlt({
  engine,
  template,
}: {
  engine: Liquid;
  template: MessageTemplate;
}): Problem[] {
  return languages.flatMap((language) => {
    const dlt = template.dlt?.[language];
    if (!dlt) return [];
    const text = fillWithExamples({ engine, template, liquid: template.words[language].sms });
    const problems: Problem[] = [];
    if (!/^\d{19}$/.test(dlt.templateId)) {
      problems.push(refused(`dlt.${language}.templateId: a DLT template id has 19 digits.`));
    }
    if (!matchesRegisteredText({ registeredText: dlt.text, body: text })) {
      problems.push(
        refused(
          `dlt.${language}.text: the message is not what is registered. Register the new words, or go back to "${dlt.text}".`,
        ),
      );
    }
    return problems;
  });
}
