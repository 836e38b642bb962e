import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesBelow } from '../scripts/build/files';
import { projectFolder } from '../scripts/build/paths';
import { median, milliseconds, type Row } from './table';

const freshProcesses = 11;
const measureLoad = `
  const startedAt = process.hrtime.bigint();
  require(process.argv[1]);
  process.stdout.write(String(Number(process.hrtime.bigint() - startedAt) / 1e6));
`;

/** Loads each built function in fresh processes: the part of a cold start that is ours. */
export function benchColdLoad(): Row[] {
  // A copy: whoever works beside us may build again, for another purpose.
  const folder = mkdtempSync(join(tmpdir(), 'ringback-cold-load-'));
  const files = filesBelow('dist/functions').filter((file) => file.endsWith('.js'));
  for (const file of files) cpSync(join(projectFolder, file), join(folder, file));
  try {
    return files.map((file) => loadedRow({ file, path: join(folder, file) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function loadedRow({ file, path }: { file: string; path: string }): Row {
  const times = Array.from({ length: freshProcesses }, () =>
    Number(execFileSync(process.execPath, ['-e', measureLoad, path], { encoding: 'utf8' })),
  );
  const kilobytes = (statSync(path).size / 1000).toFixed(0);
  return {
    what: file.replace('dist/functions', ''),
    measured: `${milliseconds(median(times))}, ${kilobytes} KB`,
    aim: 'under 25 ms, 400 KB',
  };
}
