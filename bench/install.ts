import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../scripts/build/paths';
import type { Row } from './table';

/** `npm ci` in a fresh folder. Needs the npm registry or a warm npm cache. */
export function benchInstall(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-install-'));
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    cpSync(join(projectFolder, file), join(folder, file));
  }
  const startedAt = performance.now();
  execFileSync('npm', ['ci', '--ignore-scripts', '--prefer-offline'], {
    cwd: folder,
    stdio: 'ignore',
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  rmSync(folder, { recursive: true, force: true });
  return [{ what: 'npm ci (npm cache warm)', measured: `${seconds} s`, aim: 'light' }];
}
