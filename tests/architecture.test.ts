import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { filesBelow } from '../scripts/build/files';
import { projectFolder } from '../scripts/build/paths';

/** Which folders a folder may import from, besides itself and packages. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  functions: ['src'],
  src: [],
  'local-twilio': [],
};

function importsOf(file: string): string[] {
  const text = readFileSync(join(projectFolder, file), 'utf8');
  return [...text.matchAll(/(?:from|import|require)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map(([, path]) =>
    normalize(join(dirname(file), path ?? '')),
  );
}

const sources = Object.keys(arrows).flatMap((folder) =>
  filesBelow(folder).filter((file) => /\.tsx?$/.test(file)),
);

test.each(Object.keys(arrows))('%s imports only what it may', (folder) => {
  const allowed = [folder, ...(arrows[folder] ?? [])];
  const wrong = sources
    .filter((file) => file.startsWith(`${folder}/`))
    .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
    .filter(({ target }) => !allowed.some((one) => target.startsWith(`${one}/`)));
  expect(wrong).toEqual([]);
});

test('platform imports no feature', () => {
  const wrong = sources
    .filter((file) => file.startsWith('src/platform/'))
    .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
    .filter(({ target }) => !target.startsWith('src/platform/'));
  expect(wrong).toEqual([]);
});

test('features take time and chance from app', () => {
  const wrong = sources
    .filter((file) => file.startsWith('src/') && !file.startsWith('src/platform/'))
    .filter((file) =>
      /\bDate\.now\(|new Date\(\)|Math\.random\(|process\.env/.test(
        readFileSync(join(projectFolder, file), 'utf8'),
      ),
    );
  expect(wrong).toEqual([]);
});

test('function files are a gate and a feature', () => {
  const long = filesBelow('functions')
    .map((file) => ({
      file,
      lines: readFileSync(join(projectFolder, file), 'utf8').trimEnd().split('\n').length,
    }))
    .filter(({ lines }) => lines < 3 || lines > 15);
  expect(long).toEqual([]);
});
