import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { requireFreshBuild, writeManifest } from '../../scripts/build/manifest';

let project: string;

function write(path: string, content: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), content);
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'fresh-build-'));
  write('functions/voice/incoming.ts', 'source');
  write('src/menu.ts', 'menu');
  write('dist/functions/voice/incoming.js', 'built');
  writeManifest({
    sourceMaps: 'none',
    functions: ['functions/voice/incoming.ts'],
    inputs: ['functions/voice/incoming.ts', 'src/menu.ts'],
    project,
  });
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function refusal(): unknown {
  try {
    requireFreshBuild(project);
  } catch (error) {
    return error;
  }
  return undefined;
}

test('a build that is what the sources say may be deployed', () => {
  expect(requireFreshBuild(project).functions).toEqual(['functions/voice/incoming.ts']);
});

test.each([
  ['a source was changed after the build', () => write('src/menu.ts', 'other words')],
  ['a source is gone', () => rmSync(join(project, 'src/menu.ts'))],
  ['a function was added after the build', () => write('functions/voice/menu.ts', 'new')],
  ['an asset was added after the build', () => write('assets/new.html', 'new')],
  ['a built file was changed by hand', () => write('dist/functions/voice/incoming.js', 'patched')],
  ['a built file of an earlier build is left', () => write('dist/functions/old.js', 'old')],
  ['a built file is missing', () => rmSync(join(project, 'dist/functions/voice/incoming.js'))],
])('a deploy is refused when %s', (_what, change) => {
  change();
  expect(refusal()).toMatchObject({
    code: 'build_stale',
    message: expect.stringContaining('Run: npm run build'),
  });
});

test('a deploy is refused when nothing was built', () => {
  rmSync(join(project, 'dist'), { recursive: true });
  expect(refusal()).toMatchObject({ code: 'build_missing' });
});
