import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
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
  return filesBelow('dist/functions')
    .filter((file) => file.endsWith('.js'))
    .map((file) => {
      const path = join(projectFolder, file);
      const times = Array.from({ length: freshProcesses }, () =>
        Number(execFileSync(process.execPath, ['-e', measureLoad, path], { encoding: 'utf8' })),
      );
      const kilobytes = (statSync(path).size / 1000).toFixed(0);
      return {
        what: file.replace('dist/functions', ''),
        measured: `${milliseconds(median(times))}, ${kilobytes} KB`,
        aim: 'under 25 ms, 400 KB',
      };
    });
}
