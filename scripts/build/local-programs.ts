import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build as bundle } from 'esbuild';
import { distFolder, projectFolder } from './paths';

/** The program that runs functions in a process of its own. */
const instanceProgram = 'local-twilio/serverless/instance/instance.ts';
const builtProgram = join(distFolder, 'local-twilio', 'instance.cjs');

/**
 * Builds what the local Twilio starts as processes of their own: those run without a loader. Put in
 * place whole, because a local Twilio that runs may be starting one at this moment.
 */
export async function buildLocalPrograms(): Promise<void> {
  const { outputFiles } = await bundle({
    entryPoints: [instanceProgram],
    outfile: builtProgram,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    logLevel: 'silent',
    absWorkingDir: projectFolder,
  });
  mkdirSync(dirname(builtProgram), { recursive: true });
  for (const { contents } of outputFiles) {
    const fresh = `${builtProgram}.${process.pid}`;
    writeFileSync(fresh, contents);
    renameSync(fresh, builtProgram);
  }
}
