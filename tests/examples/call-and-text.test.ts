import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../../scripts/build/paths';

/** ms: it builds, deploys and lets people speak in real time; a guard against hanging, not a measure. */
const mostTime = 100_000;
jest.setTimeout(2 * mostTime);

/** A port that was free a moment ago, with the next one free as well as ports go. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('A port was expected.');
  return Math.min(address.port, 65_000);
}

test('the example of the docs starts the product, calls and texts with curl alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-example-'));
  const { stdout } = await promisify(execFile)('bash', ['docs/examples/call-and-text.sh'], {
    cwd: projectFolder,
    env: { ...process.env, PORT: String(await freePort()), RINGBACK_FOLDER: folder },
    timeout: mostTime,
  });

  const story = stdout.slice(stdout.indexOf('Maya dials'));
  expect(story.trim().split('\n')).toEqual([
    'Maya dials +12025550100',
    'Maya pressed 2',
    'Ben answered',
    'Maya hears Ben',
    'Maya hung up',
    'The bot answered:',
    expect.stringMatching(/^Welcome to Northside Clinic\. Reply APPOINTMENTS/),
  ]);
  expect(existsSync(join(folder, 'state', 'journal.tsv'))).toBe(true);
  rmSync(folder, { recursive: true, force: true });
});
