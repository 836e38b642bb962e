import { basename } from 'node:path';
import type { MessageTemplate } from '../../src/messaging/templates/message-template';
import { BuildError } from '../build/build-error';
import { filesBelow } from '../build/files';
import { checkTemplate } from './check-template';
import { fileOf, type TemplateFinding, templatesFolder } from './template-finding';

/** Files of the folder that are no messages but what messages are made with. */
const machinery = new Set(['html', 'index', 'message-template', 'render', 'whatsapp-text']);

/**
 * Checks every message that the business may send, before it is deployed.
 * @returns what is only to be told
 * @throws BuildError `template_invalid` that names each file and what to do
 */
export async function checkTemplates({
  templates,
  files = filesBelow(templatesFolder),
}: {
  templates: readonly MessageTemplate[];
  /** All files of the folder, from the repository's root. */
  files?: readonly string[];
}): Promise<TemplateFinding[]> {
  const findings = [
    ...checkFiles({ templates, files }),
    ...(await Promise.all(templates.map(checkTemplate))).flat(),
  ];
  const refused = findings.filter(({ severity }) => severity === 'refused');
  if (refused.length > 0) {
    throw new BuildError(
      'template_invalid',
      refused.map(({ file, message }) => `${file}: ${message}`).join('\n'),
    );
  }
  return findings;
}

function checkFiles({
  templates,
  files,
}: {
  templates: readonly MessageTemplate[];
  files: readonly string[];
}): TemplateFinding[] {
  const names = templates.map(({ name }) => name);
  const repeated = names
    .filter((name, index) => names.indexOf(name) < index)
    .map((name) => finding(fileOf(name), `the name "${name}" is taken by another template.`));
  const homeless = names
    .filter((name) => !files.includes(fileOf(name)))
    .map((name) => finding(fileOf(name), `put the template "${name}" into a file of its name.`));
  const unlisted = files
    .filter((file) => !machinery.has(basename(file, '.ts')))
    .filter((file) => !names.includes(basename(file, '.ts')))
    .map((file) => finding(file, `add the template to ${templatesFolder}/index.ts.`));
  return [...repeated, ...homeless, ...unlisted];
}

function finding(file: string, message: string): TemplateFinding {
  return { severity: 'refused', file, message };
}
