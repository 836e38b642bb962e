import { existsSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Puts the packages that a build declares where Node's `import` looks for them, as the platform installs
 * them: into the build's own `node_modules`. Others, though they are on this machine, are not found.
 * What is not installed is left out, and missed when it is loaded.
 */
export function linkPackages({
  folder,
  names,
  lookIn,
}: {
  /** Where the build's files lie. */
  folder: string;
  names: readonly string[];
  /** Folders whose `node_modules` hold the packages, the first one first. */
  lookIn: readonly string[];
}): void {
  for (const name of new Set(names)) {
    const target = lookIn
      .flatMap((from) => createRequire(join(from, 'package.json')).resolve.paths(name) ?? [])
      .map((modules) => join(modules, name))
      .find((candidate) => existsSync(candidate));
    if (target === undefined) continue;
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(target), link, 'junction');
  }
}
