import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTemplates } from '../../../scripts/templates/load-templates';
import { templates } from '../../../src/messaging/templates/index';

test('all templates of this deployment are loaded', async () => {
  expect(await loadTemplates()).toEqual(templates);
});

test('a file that was saved since is read anew', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-test-'));
  const file = join(folder, 'index.ts');
  try {
    for (const name of ['before', 'after']) {
      writeFileSync(file, `export const templates = [{ name: '${name}' }];`);
      expect(await loadTemplates(file)).toEqual([{ name }]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
