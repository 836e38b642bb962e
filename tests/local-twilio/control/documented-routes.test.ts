import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createControlApi } from '../../../local-twilio/control/control-api';
import { createLocalTwilio } from '../../../local-twilio/local-twilio';

/** The requests in the table of the control API, as `GET /local/legs/{sid}`. */
function documentedRequests(): string[] {
  const page = readFileSync(join(__dirname, '../../../docs/local-twilio.md'), 'utf8');
  const chapter = page.slice(page.indexOf('\n## Control API'), page.indexOf('\n**Waiting.**'));
  return chapter
    .split('\n')
    .flatMap((line) => line.split('|')[1] ?? [])
    .flatMap((cell) => [...cell.matchAll(/`([A-Z]+ \/local\/[^`]*)`/g)].map(([, one = '']) => one));
}

/** `/local/recordings/:file{RE[0-9a-f]+\\.wav}` → `/local/recordings/{sid}.wav`. */
function asDocumented(path: string): string {
  return path.replace(/:file\{.*\\(\.\w+)\}/, '{sid}$1').replace(/:(\w+)(\{[^}]*\})?/g, '{$1}');
}

test('the table of the control API has each of its routes, and no other', async () => {
  const twilio = await createLocalTwilio();
  const routes = createControlApi(twilio.exchange)
    .routes.filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${asDocumented(path)}`);
  await twilio.close();
  expect(routes.length).toBeGreaterThan(20);
  expect(documentedRequests().toSorted()).toEqual([...new Set(routes)].toSorted());
});
