import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { Hono } from 'hono';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Own scripts, styles, sounds, pictures and mail only; nobody may frame the page. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the console's page from the build, `dist/console`. */
export function createConsole({
  folder = join(projectFolder(), 'dist', 'console'),
}: {
  folder?: string;
} = {}): Hono {
  const app = new Hono();
  app.get('/', () => serveFile(folder, 'index.html'));
  app.get('/:file{[\\w-]+\\.(js|css|woff2)}', (context) =>
    serveFile(folder, context.req.param('file')),
  );
  app.notFound((context) =>
    context.text('Nothing is here. The console is at /, the control API under /local/.\n', 404),
  );
  return app;
}

async function serveFile(folder: string, name: string): Promise<Response> {
  const path = join(folder, name);
  if (!existsSync(path)) {
    return new Response('The console is not built yet. Run: npm run build\n', { status: 503 });
  }
  return new Response(new Uint8Array(await readFile(path)), {
    headers: {
      'content-type': contentTypes[extname(name)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    },
  });
}

/** The nearest folder above this file that has a package.json. */
function projectFolder(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) {
    folder = dirname(folder);
  }
  return folder;
}
