import Module from 'node:module';
import { dirname, isAbsolute, resolve as resolvePath, sep } from 'node:path';

/** The names by which Node's own loader is reached; its types leave the two out. */
interface Loader {
  _resolveFilename(
    request: string,
    parent: { filename?: string | null } | undefined,
    isMain: boolean,
    options?: { paths?: string[] },
  ): string;
}

/**
 * Lets functions load what the platform would let them load: Node's own modules, files of the build,
 * and the packages that the build declares, which are taken from `lookIn` by their name. A package
 * that is only installed on this machine is not found, as it would not be after a deploy.
 */
export function restrictModules({
  folder,
  dependencies,
  lookIn,
}: {
  /** Where the build's files lie. */
  folder: string;
  dependencies: readonly string[];
  /** Folders whose `node_modules` hold the packages. */
  lookIn: string[];
}): void {
  const loader = loaderOf(Module);
  const resolve = loader._resolveFilename;
  const declared = new Set(dependencies);
  loader._resolveFilename = function resolveFilename(request, parent, isMain, options) {
    const from = parent?.filename ?? '';
    const isFunctions = from.startsWith(folder + sep);
    if (!isFunctions || Module.isBuiltin(request)) {
      return resolve.call(this, request, parent, isMain, options);
    }
    if (isPath(request)) {
      // The platform has the build's files and nothing of this machine's.
      const target = resolvePath(dirname(from), request);
      if (target !== folder && !target.startsWith(folder + sep)) throw notFound(request, from);
      return resolve.call(this, request, parent, isMain, options);
    }
    const name = packageNameOf(request);
    if (!declared.has(name)) throw notFound(request, from);
    try {
      return resolve.call(this, request, parent, isMain, { paths: lookIn });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      error.message += `\nThe build declares ${name}. Is it installed on this machine? Run: npm install ${name}`;
      throw error;
    }
  };
}

function isPath(request: string): boolean {
  return isAbsolute(request) || /^\.\.?(\/|$)/.test(request);
}

function loaderOf(candidate: unknown): Loader {
  if (isLoader(candidate)) return candidate;
  throw new TypeError('This version of Node has no Module._resolveFilename.');
}

function isLoader(candidate: unknown): candidate is Loader {
  return (
    typeof candidate === 'function' &&
    '_resolveFilename' in candidate &&
    typeof candidate._resolveFilename === 'function'
  );
}

function packageNameOf(request: string): string {
  return request
    .split('/')
    .slice(0, request.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The error that Node itself raises, with its code. */
function notFound(request: string, from: string): Error {
  const error = new Error(`Cannot find module '${request}'\nRequire stack:\n- ${from}`);
  return Object.assign(error, { code: 'MODULE_NOT_FOUND', requireStack: [from] });
}
