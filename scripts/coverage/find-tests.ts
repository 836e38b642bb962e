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

/**
 * The tests of the local Twilio that cover an item, as paths in the project: those of the verb or
 * resource itself, and only where there are none, others that use it.
 */
export function findTests(item: CoverageItem, files: readonly TestFile[]): string[] {
  const covering = files.filter((file) => covers(file, item));
  const own = covering.filter(
    ({ path }) =>
      'element' in item &&
      (isOwnTest(path, item.element) || path.endsWith('/simple-verbs.test.ts')),
  );
  return (own.length > 0 ? own : covering).map(({ path }) => path);
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
      // What the SDK does not know is uploaded by twilio-run's deploy.
      if (item.operation.startsWith('upload:')) return path.endsWith('/deploy.test.ts');
      if (path.endsWith(`/${resourceName(item.path)}.test.ts`)) return true;
      // Both are driven by the table of routes and fail for one that they know nothing of; the
      // files behind resources are in neither.
      if (item.operation.startsWith('file:')) return false;
      return path.endsWith('contract.test.ts') || path.endsWith('every-route.test.ts');
    }
    case 'messaging-twiml':
      return folder === 'messaging' && mentions(source, item);
    case 'voice-twiml':
      return folder === 'voice' && (mentions(source, item) || isAboutAttribute(path, source, item));
    case 'sendgrid':
      return folder === 'sendgrid' && source.includes(item.operation);
    case 'webhooks':
      if (item.kind === 'mail.event') return path.endsWith('/event-webhook.test.ts');
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
  if (attribute === null || !isOwnTest(path, element)) return false;
  return new RegExp(`\\b${attribute}="`).test(source);
}

/** `gather.test.ts` and `gather-properties.test.ts` are the tests of `<Gather>`. */
function isOwnTest(path: string, element: string): boolean {
  return new RegExp(`/${element.toLowerCase()}(-[a-z-]+)?\\.test\\.ts$`).test(path);
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
