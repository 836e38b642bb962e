import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BuildError } from './build-error';
import { filesBelow, hashesOf } from './files';
import { projectFolder } from './paths';

const hashes = z.record(z.string(), z.string());
const manifestSchema = z.object({
  /** `inline`: stacks show the sources (local Twilio). `none`: the smallest upload (a live account). */
  sourceMaps: z.enum(['inline', 'none']),
  functions: z.array(z.string()),
  /** SHA-256 of every source file that went in, by its path in the repository. */
  inputs: hashes,
  /** SHA-256 of every file that a deploy uploads. */
  outputs: hashes,
});

/** What was built, and from what, so that a deploy can tell whether it is still true. */
export type BuildManifest = z.infer<typeof manifestSchema>;

const manifestFile = join('dist', 'build.json');

/** Notes what was just built from `inputs` (paths from the repository's root). */
export function writeManifest({
  sourceMaps,
  functions,
  inputs,
  project = projectFolder,
}: {
  sourceMaps: BuildManifest['sourceMaps'];
  functions: string[];
  inputs: string[];
  project?: string;
}): BuildManifest {
  const manifest = {
    sourceMaps,
    functions,
    inputs: hashesOf(inputs, project),
    outputs: hashesOf(outputFiles(project), project),
  };
  writeFileSync(join(project, manifestFile), JSON.stringify(manifest, null, 2));
  return manifest;
}

/**
 * The manifest, if `dist` is what a build would make now. Trap: `twilio serverless:deploy` never
 * builds. Throws {@link BuildError} `build_missing` or `build_stale`.
 */
export function requireFreshBuild(project = projectFolder): BuildManifest {
  const file = join(project, manifestFile);
  if (!existsSync(file)) {
    throw new BuildError('build_missing', 'Nothing is built. Run: npm run build');
  }
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const changed = [
    ...differences(manifest.inputs, hashesOf(Object.keys(manifest.inputs), project)),
    ...differences(manifest.outputs, hashesOf(outputFiles(project), project)),
    ...added(manifest.functions, filesBelow('functions', project).filter(isSource)),
    ...added(Object.keys(manifest.inputs), filesBelow('assets', project)),
  ];
  if (changed.length > 0) {
    const some = [...new Set(changed)].slice(0, 3).join(', ');
    throw new BuildError(
      'build_stale',
      `dist is not what the sources say (${some}). Run: npm run build`,
    );
  }
  return manifest;
}

function outputFiles(project: string): string[] {
  return [...filesBelow('dist/functions', project), ...filesBelow('dist/assets', project)];
}

function differences(before: Record<string, string>, after: Record<string, string>): string[] {
  return [...Object.keys(before), ...Object.keys(after)].filter(
    (file) => before[file] !== after[file],
  );
}

function added(known: string[], present: string[]): string[] {
  return present.filter((file) => !known.includes(file));
}

function isSource(file: string): boolean {
  return file.endsWith('.ts');
}
