import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../scripts/build/paths';
import type { Row } from './table';

/** `npm ci` in a fresh folder: what a newcomer waits for. Needs the npm registry. */
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
  const megabytes = Math.round(kilobytesOf(join(folder, 'node_modules')) / 1000);
  rmSync(folder, { recursive: true, force: true });
  return [
    { what: 'npm ci, time and size', measured: `${seconds} s, ${megabytes} MB`, aim: 'light' },
  ];
}

function kilobytesOf(folder: string): number {
  return Number(execFileSync('du', ['-sk', folder], { encoding: 'utf8' }).split('\t')[0]);
}
