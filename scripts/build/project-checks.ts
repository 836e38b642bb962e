import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSON5 from 'json5';
import { ALL_FLAGS } from 'twilio-run/dist/flags';
import { z } from 'zod';
import { BuildError } from './build-error';

/** The only runtime handler that the platform accepts and npm has; it refuses 2.0.3 and 2.1.0. */
export const runtimeHandlerVersion = '2.0.1';

const sections = ['commands', 'environments', 'projects'];
const commands = ['deploy', 'list', 'start', 'promote', 'logs', 'new', 'env'];

/** Checks the project's files for what would fail only once deployed. Throws {@link BuildError}. */
export function checkProject(folder: string): void {
  checkPackage(readFileSync(join(folder, 'package.json'), 'utf8'));
  checkServerlessConfiguration(readFileSync(join(folder, '.twilioserverlessrc'), 'utf8'));
}

/** `package.json`: CommonJS, and the runtime handler pinned exactly. Throws {@link BuildError}. */
export function checkPackage(json: string): void {
  const { type, dependencies } = packageSchema.parse(JSON.parse(json));
  if (type === 'module') {
    throw new BuildError(
      'package_is_esm',
      'Remove "type": "module" from package.json: functions are CommonJS on the platform.',
    );
  }
  const version = dependencies['@twilio/runtime-handler'];
  if (version !== runtimeHandlerVersion) {
    throw new BuildError(
      'runtime_handler_version',
      `Set "@twilio/runtime-handler" to exactly "${runtimeHandlerVersion}" in dependencies (it is ` +
        `${version ? `"${version}"` : 'missing'}): the platform refuses other versions and ranges.`,
    );
  }
}

/** `.twilioserverlessrc` (JSON5): twilio-run ignores a misspelt key silently, so none may be there. */
export function checkServerlessConfiguration(json5: string): void {
  const configuration = z.record(z.string(), z.unknown()).parse(JSON5.parse(json5));
  const { environments, projects, commands: perCommand, ...base } = configuration;
  refuseUnknownKeys('at the top', base);
  for (const [section, entries] of Object.entries({
    environments,
    projects,
    commands: perCommand,
  })) {
    for (const [name, settings] of Object.entries(recordSchema.parse(entries ?? {}))) {
      if (section === 'commands' && !commands.includes(name)) {
        throw new BuildError(
          'serverless_key_unknown',
          `.twilioserverlessrc: there is no command "${name}".`,
        );
      }
      refuseUnknownKeys(`in ${section}.${name}`, recordSchema.parse(settings));
    }
  }
}

const recordSchema = z.record(z.string(), z.unknown());
const packageSchema = z.object({
  type: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
});

function refuseUnknownKeys(where: string, settings: Record<string, unknown>): void {
  const known = new Set([...Object.keys(ALL_FLAGS).map(camelCase), 'template']);
  for (const key of Object.keys(settings)) {
    if (known.has(key)) continue;
    throw new BuildError(
      'serverless_key_unknown',
      `.twilioserverlessrc: "${key}" ${where} is no setting of twilio-run, which would ignore it. ` +
        `Sections are ${sections.join(', ')}; settings are named as in "twilio-run deploy --help", in camel case.`,
    );
  }
}

function camelCase(flag: string): string {
  return flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
