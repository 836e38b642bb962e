import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerlessBuild, ServerlessVersion } from '../state/serverless-records';
import type { State } from '../state/state';
import { linkPackages } from './link-packages';
import { contentOf } from './version-content';

/** The versions of a build, by the path under which they answer. */
export interface BuildFiles {
  folder: string;
  functions: ReadonlyMap<string, ServerlessVersion>;
  assets: ReadonlyMap<string, ServerlessVersion>;
}

/**
 * Writes a build into `folder` as the platform stores it: flat, each version in a file named by its
 * SID, so that a relative `require` between functions breaks here as it would there.
 */
export function writeBuildFolder({
  build,
  folder,
  state,
}: {
  build: ServerlessBuild;
  folder: string;
  state: State;
}): BuildFiles {
  const versions = build.versionSids.flatMap((sid) => state.versions.get(sid) ?? []);
  for (const kind of ['handlers', 'files']) mkdirSync(join(folder, kind), { recursive: true });
  // Functions are CommonJS, also where Node would guess otherwise.
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
  for (const version of versions) {
    const content = contentOf(state, version) ?? Buffer.alloc(0);
    writeFileSync(join(folder, fileOf(version)), content);
  }
  const names = build.dependencies.map(({ name }) => name);
  // The same places as instances have for `require`.
  linkPackages({ folder, names, lookIn: [process.cwd(), __dirname] });
  const byPath = (kind: ServerlessVersion['kind']) =>
    new Map(versions.filter((one) => one.kind === kind).map((one) => [one.path, one]));
  return { folder, functions: byPath('function'), assets: byPath('asset') };
}

/** Where a version lies in the build's folder. */
export function fileOf({ kind, sid, path }: ServerlessVersion): string {
  if (kind === 'function') return join('handlers', `${sid}.js`);
  return join('files', sid + (/\.[\w-]+$/.exec(path)?.[0] ?? ''));
}
