import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../scripts/build/paths';
import { completeLock, missingPackages, readLock } from '../../scripts/lock/platform-packages';

test('the lock holds the packages of every platform, or npm ci would refuse it', () => {
  const lock = readLock(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8'));
  expect(missingPackages(lock)).toEqual([]);
});

test('a platform that the registry did not have is added for that platform alone', () => {
  const lock = readLock(
    JSON.stringify({
      packages: {
        '': {},
        'node_modules/tool': {
          dev: true,
          optionalDependencies: { 'tool-linux-x64-musl': '1.2.3', 'tool-win32-arm64': '1.2.3' },
        },
      },
    }),
  );
  expect(completeLock(lock)).toEqual(['tool-linux-x64-musl', 'tool-win32-arm64']);
  expect(lock.packages['node_modules/tool-linux-x64-musl']).toEqual({
    version: '1.2.3',
    os: ['linux'],
    cpu: ['x64'],
    libc: ['musl'],
    dev: true,
    optional: true,
  });
  expect(lock.packages['node_modules/tool-win32-arm64']).toMatchObject({
    os: ['win32'],
    cpu: ['arm64'],
  });
  expect(missingPackages(lock)).toEqual([]);
});
