import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CoverageItem, coverage } from '../../../local-twilio/coverage/coverage';
import { findTests, readTestFiles } from '../../../scripts/coverage/find-tests';
import { withMatrix } from '../../../scripts/coverage/matrix';

const files = readTestFiles();
const items = coverage();

function nameOf(item: CoverageItem): string {
  if (item.area === 'rest') return item.operation;
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
