import { createHash } from 'node:crypto';
import type { ServerlessVersion } from '../state/serverless-records';
import type { State } from '../state/state';

const contentName = (hash: string): string => `content-${hash}`;
/** Names of stored files that belong to uploads; `ZN…` were those of an earlier format. */
const isContent = /^(content-|ZN)/;

/**
 * Stores what was uploaded and answers the name of its file, which comes from the bytes: a deploy
 * uploads everything again, and what did not change is stored once.
 */
export function keepContent(state: State, bytes: Uint8Array): string {
  const name = contentName(createHash('sha256').update(bytes).digest('hex'));
  if (!isUsed(state, name)) state.storage.writeFile(name, bytes);
  return name;
}

/** The bytes of an upload; `undefined` when its file is gone. */
export function contentOf(state: State, { contentFile }: ServerlessVersion): Buffer | undefined {
  return state.storage.readFile(contentFile);
}

/** Forgets a version, and its content when no other version has the same. */
export function forgetVersion(state: State, sid: string): void {
  const version = state.versions.get(sid);
  if (!version) return;
  state.versions.delete(sid);
  if (!isUsed(state, version.contentFile)) state.storage.deleteFile(version.contentFile);
}

/**
 * Forgets what an earlier process left over: versions that came into no build because the deploy was
 * interrupted, and files that no version has. Only at the start, when no deploy is under way.
 */
export function forgetLeftovers(state: State): void {
  const built = new Set(state.builds.list().flatMap(({ versionSids }) => versionSids));
  for (const { sid } of state.versions.list()) if (!built.has(sid)) state.versions.delete(sid);
  const used = new Set(state.versions.list().map(({ contentFile }) => contentFile));
  for (const name of state.storage.fileNames()) {
    if (isContent.test(name) && !used.has(name)) state.storage.deleteFile(name);
  }
}

function isUsed({ versions }: State, name: string): boolean {
  return versions.find(({ contentFile }) => contentFile === name) !== undefined;
}
