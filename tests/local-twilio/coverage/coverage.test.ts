import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../../../local-twilio/api/routes';
import { type CoverageItem, coverage } from '../../../local-twilio/coverage/coverage';
import { findTests, readTestFiles } from '../../../scripts/coverage/find-tests';
import { withMatrix } from '../../../scripts/coverage/matrix';
import { uncoveredOperations } from '../../../scripts/coverage/uncovered-operations';
import { operationsOf } from '../contract/open-api';

const files = readTestFiles();
const items = coverage();

function nameOf(item: CoverageItem): string {
  if ('operation' in item) return `${item.operation} ${item.host}${item.path}`;
  if (item.area === 'webhooks') return item.kind;
  return `<${item.element}${item.attribute === null ? '' : ` ${item.attribute}`}>`;
}

test('everything that is covered has a test', () => {
  const untested = items
    .filter((item) => item.state === 'covered' && findTests(item, files).length === 0)
    .map((item) => `${item.area} ${nameOf(item)}`);
  expect(untested).toEqual([]);
});

test('nothing is listed twice', () => {
  const names = items.map((item) => `${item.area} ${nameOf(item)}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('docs/local-twilio.md is what "npm run docs" prints', () => {
  const page = readFileSync(join(__dirname, '../../../docs/local-twilio.md'), 'utf8');
  expect(withMatrix(page)).toBe(page);
});

test('an item of which no test speaks is found', () => {
  const item = {
    area: 'voice-twiml',
    state: 'covered',
    element: 'Say',
    attribute: 'neverHeardOf',
  } as const;
  expect(findTests(item, files)).toEqual([]);
  expect(findTests({ ...item, attribute: 'loop' }, files)).not.toEqual([]);
});

test('each operation of the specifications is covered or named as missing, not both', () => {
  const covered = items.flatMap((item) =>
    item.area === 'rest' && !item.operation.includes(':') ? [item.operation] : [],
  );
  const missing = uncoveredOperations().flatMap(({ operations }) => operations);
  const hosts = [...new Set(routes.map(({ host }) => host))];
  const described = hosts.flatMap((host) =>
    operationsOf(host).map(({ operationId }) => operationId),
  );
  expect([...covered, ...missing].toSorted()).toEqual(described.toSorted());
});

test('what is missing is told by its resource', () => {
  const missing = uncoveredOperations();
  const operationsAbout = (resource: string): string[] | undefined =>
    missing.find((one) => one.resource === resource)?.operations;
  expect(operationsAbout('Conferences')).toContain('FetchConference');
  expect(operationsAbout('Calls')).toContain('ListCallEvent');
  expect(operationsAbout('Calls')).not.toContain('ListCall');
  expect(operationsAbout('Events')).toEqual(['FetchEvent', 'ListEvent']);
});
