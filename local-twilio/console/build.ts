import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const page = join(__dirname, 'page');

/**
 * Bundles the console's page into `outdir`: `index.html`, `console.js`, `console.css` and the font.
 * Nothing is inlined into the HTML and nothing comes from elsewhere, so the strict CSP holds.
 */
export async function buildConsole({ outdir }: { outdir: string }): Promise<void> {
  await mkdir(outdir, { recursive: true });
  await build({
    entryPoints: { console: join(page, 'main.tsx') },
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: {},
    loader: { '.woff2': 'file' },
    assetNames: '[name]',
    logLevel: 'warning',
  });
  await copyFile(join(page, 'index.html'), join(outdir, 'index.html'));
}
