import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { distFolder, projectFolder } from './paths';

/** Where the local Twilio finds the program that runs functions in a process of its own. */
const instanceProgram = join(
  projectFolder,
  'local-twilio',
  'serverless',
  'instance',
  'instance.ts',
);

/** Builds what the local Twilio starts as processes of their own: those run without a loader. */
export async function buildLocalPrograms(): Promise<void> {
  if (!existsSync(instanceProgram)) return;
  await bundle({
    entryPoints: [instanceProgram],
    outfile: join(distFolder, 'local-twilio', 'instance.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    logLevel: 'silent',
    absWorkingDir: projectFolder,
  });
}
