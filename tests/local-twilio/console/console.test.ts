import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildConsole } from '../../../local-twilio/console/build';
import { createConsole } from '../../../local-twilio/console/console';

const folder = mkdtempSync(join(tmpdir(), 'ringback-console-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a console that is not built says how to build it', async () => {
  const answer = await createConsole({ folder }).request('/');
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('npm run build');
});

describe('built', () => {
  beforeAll(() => buildConsole({ outdir: folder }));
  const get = (path: string) => createConsole({ folder }).request(path);

  test('the page and all that it names is served, under a policy that allows nothing else', async () => {
    const page = await get('/');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(
      /default-src 'none'; script-src 'self'; style-src 'self';.*frame-ancestors 'none'/,
    );
    const html = await page.text();
    const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(named).toEqual(['/console.css', '/console.js']);
    for (const path of named) expect((await get(path)).status).toBe(200);
  });

  test('the page has no inline script or style, and nothing comes from elsewhere', async () => {
    const html = await (await get('/')).text();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
    const css = await (await get('/console.css')).text();
    const urls = [...css.matchAll(/url\(([^)]+)\)/g)].map(([, url]) => url ?? '');
    expect(urls.length).toBeGreaterThan(0);
    for (const url of urls) {
      expect((await get(url.replace(/["']/g, '').replace(/^\.?\/?/, '/'))).status).toBe(200);
    }
  });

  test('the whole page weighs less than 200 KB', async () => {
    const files = ['/', '/console.js', '/console.css', '/inter-latin-wght-normal.woff2'];
    const sizes = await Promise.all(
      files.map(async (path) => (await (await get(path)).arrayBuffer()).byteLength),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000);
  });

  test.each(['/nothing', '/../package.json', '/%2e%2e/package.json', '/console.js.map'])(
    '%s is not found',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});
