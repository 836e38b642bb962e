import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import type { MessageTemplate } from '../../src/messaging/templates/message-template';
import { projectFolder } from '../build/paths';
import { templatesFolder } from './template-finding';

const index = join(projectFolder, templatesFolder, 'index.ts');

/**
 * The templates as their files are now. Node keeps what it has imported once, and whoever builds
 * again when a file is saved would check the old words.
 * @param file a module that exports `templates`
 */
export async function loadTemplates(file = index): Promise<readonly MessageTemplate[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-templates-'));
  try {
    const outfile = join(folder, 'templates.cjs');
    await bundle({
      entryPoints: [file],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'silent',
    });
    const { templates }: { templates: readonly MessageTemplate[] } =
      createRequire(outfile)(outfile);
    return templates;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
