import { parseArgs } from 'node:util';
import { buildConsole } from '../local-twilio/console/build';
import { BuildError } from './build/build-error';
import { buildFunctions } from './build/functions';
import { buildLocalPrograms } from './build/local-programs';
import type { BuildManifest } from './build/manifest';
import { distFolder, projectFolder } from './build/paths';
import { checkProject } from './build/project-checks';
import { checkSurveys } from './build/survey-checks';

/** Builds all that runs: the functions to deploy, the console, the local Twilio's programs. */
export async function build({
  sourceMaps,
}: Pick<BuildManifest, 'sourceMaps'>): Promise<BuildManifest> {
  checkProject(projectFolder);
  checkSurveys();
  const [manifest] = await Promise.all([
    buildFunctions({ sourceMaps }),
    buildLocalPrograms(),
    buildConsole({ outdir: `${distFolder}/console` }),
  ]);
  return manifest;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'source-maps': { type: 'boolean', default: false } } });
  const startedAt = performance.now();
  const { functions } = await build({ sourceMaps: values['source-maps'] ? 'inline' : 'none' });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(2);
  process.stdout.write(`Built ${functions.length} functions in ${seconds} s.\n`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    const reason = error instanceof BuildError ? `${error.code}: ${error.message}` : error;
    process.stderr.write(`Build refused. ${String(reason)}\n`);
    process.exitCode = 1;
  });
}
