import { renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const project = resolve(__dirname, '../../..');

/** Builds the program of the functions' instances, as `npm run build` does. */
export async function buildInstanceProgram(): Promise<void> {
  const folder = join(project, 'dist', 'local-twilio');
  const fresh = join(folder, `instance.${process.pid}.cjs`);
  await build({
    entryPoints: [join(project, 'local-twilio/serverless/instance/instance.ts')],
    outfile: fresh,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    logLevel: 'silent',
  });
  // Another test may be starting instances at this moment: the file is replaced whole.
  renameSync(fresh, join(folder, 'instance.cjs'));
}
