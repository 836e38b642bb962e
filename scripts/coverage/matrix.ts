import {
  type CoverageItem,
  type CoverageState,
  coverage,
} from '../../local-twilio/coverage/coverage';
import { findTests, readTestFiles } from './find-tests';
import { uncoveredOperations } from './uncovered-operations';

const begin = '<!-- coverage: printed by "npm run docs" -->';
const end = '<!-- end of coverage -->';

const headings: Readonly<Record<CoverageItem['area'], string>> = {
  rest: 'REST operations',
  sendgrid: 'SendGrid operations',
  'voice-twiml': 'TwiML of calls',
  'messaging-twiml': 'TwiML of messages',
  webhooks: 'Webhooks',
};

const marks: Readonly<Record<CoverageState, string>> = {
  covered: '✓',
  'without effect': '○',
  'not covered': '–',
};

/** The page with its coverage matrix replaced by the present one. */
export function withMatrix(page: string): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The page lacks the lines ${begin} and ${end}.`);
  return `${page.slice(0, from + begin.length)}\n\n${printMatrix()}\n${page.slice(to)}`;
}

function printMatrix(): string {
  const files = readTestFiles();
  const items = coverage();
  return Object.entries(headings)
    .map(([area, heading]) => {
      const rows = items
        .filter((item) => item.area === area)
        .map((item) => {
          const tests = findTests(item, files).map((path) => `[${nameOf(path)}](../${path})`);
          return `| ${marks[item.state]} | ${describe(item)} | ${tests.join(', ')} |`;
        });
      if (area === 'rest') rows.push(...uncoveredRows());
      return `### ${heading}\n\n| | | tests |\n|---|---|---|\n${rows.join('\n')}\n`;
    })
    .join('\n');
}

/** What Twilio's OpenAPI has beyond the routes, one row a resource. */
function uncoveredRows(): string[] {
  return uncoveredOperations().map(
    ({ specification, resource, operations }) =>
      `| ${marks['not covered']} | ${specification}, ${resource}: ${operations.join(', ')} | |`,
  );
}

function describe(item: CoverageItem): string {
  switch (item.area) {
    case 'rest':
    case 'sendgrid':
      return `${item.operation}<br>\`${item.method} ${item.host}${item.path}\``;
    case 'webhooks':
      return item.setBy === ''
        ? `\`${item.kind}\``
        : `\`${item.kind}\`: ${escapeMarkup(item.setBy)}`;
    default:
      return item.attribute === null
        ? `**\`<${item.element}>\`**`
        : `\`<${item.element} ${item.attribute}>\``;
  }
}

function escapeMarkup(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function nameOf(path: string): string {
  return path.replace(/^.*\/([^/]+)\.test\.ts$/, '$1');
}
