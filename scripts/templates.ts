import { parseArgs } from 'node:util';
import { templates } from '../src/messaging/templates/index';
import { isPhoneNumber } from '../src/platform/phone-numbers';
import { runScript } from './run-script';
import { checkTemplates } from './templates/check-templates';
import { describeList } from './templates/describe-list';
import { describePreview } from './templates/describe-preview';
import { readPreviewOptions } from './templates/preview-options';

/**
 * `npm run templates`: lists every message that the business sends. `npm run templates --
 * appointment-reminder [--language es] [--channel sms] [--to +447700900123] [--set name=Maya]`: shows
 * what one says, its segments and its price; `preview` shows all of them.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      language: { type: 'string' },
      channel: { type: 'string' },
      to: { type: 'string', default: '+12025550147' },
      set: { type: 'string', multiple: true, default: [] },
    },
  });
  if (!isPhoneNumber(values.to)) {
    throw new RangeError(`--to "${values.to}" is no phone number. Write it as +447700900123.`);
  }
  const [command = 'list', name] = positionals;
  if (command === 'list') {
    process.stdout.write(await describeList({ templates, to: values.to }));
    const warnings = await checkTemplates({ templates });
    for (const { file, message } of warnings) process.stdout.write(`  ! ${file}: ${message}\n`);
    return;
  }
  const chosen = command === 'preview' ? name : command;
  const options = readPreviewOptions({ ...values, name: chosen });
  process.stdout.write(await describePreview(options));
}

runScript('templates', main);
