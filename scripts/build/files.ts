import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectFolder } from './paths';

/** The files below a folder of a project (this repository by default), as sorted paths from its root. */
export function filesBelow(folder: string, project = projectFolder): string[] {
  const start = join(project, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(project, join(entry.parentPath, entry.name)))
    .sort();
}

/** SHA-256 by path; a missing file has the hash of nothing. */
export function hashesOf(
  files: readonly string[],
  project = projectFolder,
): Record<string, string> {
  return Object.fromEntries(
    [...files].sort().map((file) => {
      const path = join(project, file);
      const content = existsSync(path) ? readFileSync(path) : '';
      return [file, createHash('sha256').update(content).digest('hex')];
    }),
  );
}
