import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { CoverageItem } from '../../local-twilio/coverage/coverage';
import { projectFolder } from '../build/paths';

const testsFolder = join(projectFolder, 'tests/local-twilio');

/** A test file: its path in the project, and its source. */
interface TestFile {
  path: string;
  source: string;
}

/** What proves the operations that Twilio's OpenAPI does not describe. */
const undescribedOperations: Readonly<Record<string, RegExp>> = {
  'upload:CreateFunctionVersion': /\.deploy\(/,
  'upload:CreateAssetVersion': /'assets\//,
  'file:FetchMedia': /MediaUrl0/,
  'file:FetchRecording': /\.wav|RIFF/,
};

/** The tests of the local Twilio that cover an item, as paths in the project. */
export function findTests(item: CoverageItem, files: readonly TestFile[]): string[] {
  return files.filter((file) => covers(file, item)).map(({ path }) => path);
}

/** All tests of the local Twilio with their source. */
export function readTestFiles(): TestFile[] {
  return readdirSync(testsFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => {
      const file = join(testsFolder, name);
      return { path: relative(projectFolder, file), source: readFileSync(file, 'utf8') };
    });
}

function covers({ path, source }: TestFile, item: CoverageItem): boolean {
  const folder = path.split('/')[2] ?? '';
  switch (item.area) {
    case 'rest': {
      const undescribed = undescribedOperations[item.operation];
      if (undescribed) return undescribed.test(source);
      if (path.endsWith(`/${resourceName(item.path)}.test.ts`)) return true;
      // Both are driven by the table of routes and fail for one that they know nothing of.
      return path.endsWith('contract.test.ts') || path.endsWith('every-route.test.ts');
    }
    case 'messaging-twiml':
      return folder === 'messaging' && mentions(source, item);
    case 'voice-twiml':
      return folder === 'voice' && (mentions(source, item) || isAboutAttribute(path, source, item));
    case 'webhooks':
      return path.endsWith('every-kind.test.ts') && item.state === 'covered';
  }
}

/** `/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers/{Sid}.json` → `incoming-phone-numbers`. */
function resourceName(path: string): string {
  const [collection = ''] = path.match(/[A-Z][A-Za-z]+(?=(\/\{\w+\})?(\.json)?$)/) ?? [];
  return collection.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

/** A verb's own test (`gather.test.ts`) writes its attributes without the element around them. */
function isAboutAttribute(
  path: string,
  source: string,
  { element, attribute }: { element: string; attribute: string | null },
): boolean {
  const isOwnTest = new RegExp(`/${element.toLowerCase()}(-[a-z-]+)?\\.test\\.ts$`).test(path);
  return isOwnTest && attribute !== null && new RegExp(`\\b${attribute}="`).test(source);
}

/** Whether TwiML in a test has the element, with the attribute where one is asked for. */
function mentions(
  source: string,
  { element, attribute }: { element: string; attribute: string | null },
): boolean {
  if (element === 'Response') return source.includes('<Response');
  const pattern = attribute === null ? `<${element}\\b` : `<${element}\\b[^<]*?\\s${attribute}=`;
  return new RegExp(pattern).test(source);
}
