import type { Channel } from '../../src/messaging/channel';
import { templateNamed, templates } from '../../src/messaging/templates/index';
import {
  type Language,
  languages,
  type MessageTemplate,
} from '../../src/messaging/templates/message-template';

const channels = ['sms', 'whatsapp', 'email'] as const satisfies readonly Channel[];

/** What a preview shows. */
export interface PreviewOptions {
  templates: readonly MessageTemplate[];
  languages: readonly Language[];
  channels: readonly Channel[];
  /** E.164; whom it would go to, for the price. */
  to: string;
  /** Values in place of the examples. */
  values: Readonly<Record<string, string>>;
}

/** Reads the command line of a preview. Throws RangeError, or AppError `template_unknown`. */
export function readPreviewOptions({
  name,
  language,
  channel,
  to,
  set,
}: {
  name: string | undefined;
  language?: string | undefined;
  channel?: string | undefined;
  to: string;
  /** Each as `name=Maya`. */
  set: readonly string[];
}): PreviewOptions {
  const chosen = name === undefined ? templates : [templateNamed(name)];
  const values = Object.fromEntries(set.map(readValue));
  const known = new Set(chosen.flatMap((template) => Object.keys(template.variables)));
  const unknown = Object.keys(values).find((variable) => !known.has(variable));
  if (unknown !== undefined) {
    throw new RangeError(`There is no variable "${unknown}", only ${[...known].join(', ')}.`);
  }
  return {
    templates: chosen,
    languages: oneOf({ option: '--language', value: language, choices: languages }),
    channels: oneOf({ option: '--channel', value: channel, choices: channels }),
    to,
    values,
  };
}

function readValue(text: string): [string, string] {
  const [, name, value] = /^(\w+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new RangeError(`--set "${text}": write it as name=value.`);
  }
  return [name, value];
}

function oneOf<Choice extends string>({
  option,
  value,
  choices,
}: {
  option: string;
  value: string | undefined;
  choices: readonly Choice[];
}): readonly Choice[] {
  if (value === undefined) return choices;
  const found = choices.find((choice) => choice === value);
  if (found === undefined) {
    throw new RangeError(`${option} "${value}": use one of ${choices.join(', ')}.`);
  }
  return [found];
}
