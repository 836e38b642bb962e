import { types } from 'node:util';
import { compileFunction } from 'node:vm';
import type { ServerlessVersion } from '../../state/serverless-records';

/** Twilio: "Functions and Assets: Limits". */
const limits = {
  functions: 50,
  reachableAssets: 1000,
  privateAssets: 50,
  functionBytes: 5 * 2 ** 20,
  reachableAssetBytes: 25 * 2 ** 20,
  privateAssetBytes: 10 * 2 ** 20,
};

/** What a CommonJS module finds around it. */
const commonJsNames = ['exports', 'require', 'module', '__filename', '__dirname'];

/** Twilio: "Function and Asset paths": these characters cannot be part of a path. */
const refusedCharacters = /[;,?:@+&$()'"\s#]/;

/**
 * Why these versions do not make a build, for people; `null` when they do. Twilio itself tells only
 * that a build failed.
 */
export function buildFailure(
  versions: readonly ServerlessVersion[],
  contentOf: (version: ServerlessVersion) => Buffer | undefined,
): string | null {
  const countFailure = failureOfCounts(versions);
  if (countFailure !== null) return countFailure;
  const seen = new Set<string>();
  for (const version of versions) {
    const content = contentOf(version);
    if (!content) return `The content of ${version.path} (${version.sid}) was never uploaded.`;
    const failure =
      failureOfPath(version, seen) ??
      failureOfSize(version, content) ??
      failureOfSyntax(version, content);
    if (failure !== null) return failure;
    seen.add(version.path);
  }
  return null;
}

function failureOfCounts(versions: readonly ServerlessVersion[]): string | null {
  const functions = versions.filter(({ kind }) => kind === 'function').length;
  const privateAssets = versions.filter(
    ({ kind, visibility }) => kind === 'asset' && visibility === 'private',
  ).length;
  const reachableAssets = versions.length - functions - privateAssets;
  if (functions > limits.functions) {
    return `It has ${functions} functions; at most ${limits.functions} are allowed in a build.`;
  }
  if (reachableAssets > limits.reachableAssets) {
    return `It has ${reachableAssets} public and protected assets; at most ${limits.reachableAssets} are allowed.`;
  }
  if (privateAssets > limits.privateAssets) {
    return `It has ${privateAssets} private assets; at most ${limits.privateAssets} are allowed.`;
  }
  return null;
}

function failureOfPath({ path, kind }: ServerlessVersion, seen: Set<string>): string | null {
  if (!path.startsWith('/')) return `The path "${path}" of a ${kind} must start with "/".`;
  const [refused] = refusedCharacters.exec(path) ?? [];
  if (refused !== undefined) return `The path "${path}" of a ${kind} contains "${refused}".`;
  if (seen.has(path)) return `The path "${path}" is used twice.`;
  return null;
}

function failureOfSize(
  { kind, visibility, path }: ServerlessVersion,
  content: Buffer,
): string | null {
  const limit =
    kind === 'function'
      ? limits.functionBytes
      : visibility === 'private'
        ? limits.privateAssetBytes
        : limits.reachableAssetBytes;
  if (content.length <= limit) return null;
  return `The ${kind} ${path} has ${content.length} bytes; at most ${limit} are allowed.`;
}

function failureOfSyntax({ kind, path }: ServerlessVersion, content: Buffer): string | null {
  if (kind !== 'function') return null;
  try {
    compileFunction(content.toString('utf8'), commonJsNames, { filename: path });
    return null;
  } catch (error) {
    if (!types.isNativeError(error)) throw error;
    return `The function ${path} does not parse as CommonJS. ${error.stack?.split('\n    at ')[0] ?? error.message}`;
  }
}
