import { cpSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle, type Metafile } from 'esbuild';
import { z } from 'zod';
import { checkTemplates } from '../templates/check-templates';
import { loadTemplates } from '../templates/load-templates';
import { BuildError } from './build-error';
import { filesBelow } from './files';
import { type BuildManifest, writeManifest } from './manifest';
import { assetsFolder, distFolder, functionsFolder, projectFolder } from './paths';

const packageSchema = z.object({ dependencies: z.record(z.string(), z.string()) });

/** A build may hold 50 functions (Twilio: "Functions and Assets limits"). */
export const functionsAtMost = 50;

/**
 * Bundles each function by itself into `dist/functions` and copies the assets. What package.json
 * names as "dependencies", the platform installs, and it stays outside: Twilio's own packages, because
 * the runtime tells TwiML objects apart by class, and what few requests need, to keep functions small.
 * Throws {@link BuildError}, also for a message template that would fail when it is sent.
 */
export async function buildFunctions({
  sourceMaps,
}: Pick<BuildManifest, 'sourceMaps'>): Promise<BuildManifest> {
  const functions = checkFunctionFiles(filesBelow('functions'));
  for (const { file, message } of await checkTemplates({ templates: await loadTemplates() })) {
    process.stderr.write(`${file}: ${message}\n`);
  }
  // Beside the last build, which may be read at this moment, and put in its place at the end.
  const fresh = join(distFolder, `fresh-${process.pid}`);
  const { metafile } = await bundle({
    entryPoints: functions,
    outdir: join(fresh, 'functions'),
    outbase: join(projectFolder, 'functions'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: [...declaredDependencies(), 'pg-native'],
    // What is loaded late is loaded as everything is: by `require`.
    supported: { 'dynamic-import': false },
    sourcemap: sourceMaps === 'inline' ? 'inline' : false,
    sourcesContent: false,
    minifySyntax: true,
    minifyWhitespace: sourceMaps === 'none',
    minifyIdentifiers: sourceMaps === 'none',
    keepNames: true,
    metafile: true,
    logLevel: 'silent',
    absWorkingDir: projectFolder,
  });
  refuseBundledTwilio(metafile);
  cpSync(join(projectFolder, 'assets'), join(fresh, 'assets'), { recursive: true });
  for (const [name, folder] of [
    ['functions', functionsFolder],
    ['assets', assetsFolder],
  ] as const) {
    rmSync(folder, { recursive: true, force: true });
    renameSync(join(fresh, name), folder);
  }
  rmSync(fresh, { recursive: true });
  return writeManifest({
    sourceMaps,
    functions,
    inputs: [
      ...Object.keys(metafile.inputs),
      ...filesBelow('assets'),
      'package.json',
      '.twilioserverlessrc',
    ],
  });
}

function declaredDependencies(): string[] {
  const text = readFileSync(join(projectFolder, 'package.json'), 'utf8');
  return Object.keys(packageSchema.parse(JSON.parse(text)).dependencies);
}

/** Refuses what the platform would refuse after the upload. Throws {@link BuildError}. */
export function checkFunctionFiles(files: readonly string[]): string[] {
  const functions = files.filter((file) => file.endsWith('.ts'));
  if (functions.length > functionsAtMost) {
    throw new BuildError(
      'functions_too_many',
      `There are ${functions.length} functions; the platform takes ${functionsAtMost}. Serve several verbs of a resource by one.`,
    );
  }
  const odd = functions.find((file) => !/^[\w./-]+$/.test(file));
  if (odd) {
    throw new BuildError(
      'function_path_invalid',
      `${odd}: the path of a function may hold letters, digits, "_", "-" and "/" only.`,
    );
  }
  return functions;
}

/** Trap: TwiML from a bundled copy of Twilio's package becomes HTTP 500. Throws {@link BuildError}. */
export function refuseBundledTwilio({ inputs }: Pick<Metafile, 'inputs'>): void {
  const bundled = Object.keys(inputs).find((file) =>
    /node_modules\/(twilio|@twilio\/runtime-handler)\//.test(file),
  );
  if (bundled) {
    throw new BuildError(
      'twilio_bundled',
      `${bundled} was bundled into a function. Use the Twilio global or "import type".`,
    );
  }
}
