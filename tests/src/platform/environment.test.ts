import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment, settings } from '../../../src/platform/environment';
import { AppError } from '../../../src/platform/errors';

const valid = {
  DATABASE_URL: 'postgres://user:password@localhost:5432/name',
  BUSINESS_PHONE_NUMBER: '+12025550100',
  FRONT_DESK_PHONE_NUMBER: '+12025550101',
  JOB_SECRET: 'j'.repeat(32),
  PARTNER_SECRETS: 'p'.repeat(32),
  ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  DOMAIN_NAME: 'ringback-1234-dev.twil.io',
  PATH: '/voice/incoming',
};

function problemOf(change: object): string {
  try {
    readEnvironment({ ...valid, ...change });
  } catch (error) {
    if (error instanceof AppError && error.code === 'environment_invalid') return error.message;
    throw error;
  }
  return 'none';
}

test('a complete environment is read, with defaults for what is optional', () => {
  expect(readEnvironment(valid)).toEqual({
    ...valid,
    PARTNER_SECRETS: ['p'.repeat(32)],
    DAILY_MESSAGE_BUDGET: 50,
    LOG_LEVEL: 'info',
  });
});

test('an empty variable counts as missing: a budget that is not set is not a budget of 0', () => {
  const empty = { DAILY_MESSAGE_BUDGET: '', LOG_LEVEL: '', EMAIL_FROM_ADDRESS: '' };
  expect(readEnvironment({ ...valid, ...empty })).toEqual(readEnvironment(valid));
  expect(problemOf({ DATABASE_URL: '' })).toContain('DATABASE_URL is missing');
});

test('several secrets hold at once, so that one can be replaced', () => {
  const both = `${'p'.repeat(32)}, ${'q'.repeat(40)}`;
  expect(readEnvironment({ ...valid, PARTNER_SECRETS: both }).PARTNER_SECRETS).toEqual([
    'p'.repeat(32),
    'q'.repeat(40),
  ]);
});

test.each([
  ['JOB_SECRET', 'short', undefined],
  ['JOB_SECRET', undefined, undefined],
  ['PARTNER_SECRETS', `${'p'.repeat(32)},short`, []],
  ['PARTNER_SECRETS', undefined, []],
  ['SENDGRID_API_KEY', 'no key', undefined],
  ['EMAIL_FROM_ADDRESS', 'nobody', undefined],
] as const)('%s = %j keeps no function from working', (name, value, read) => {
  expect(readEnvironment({ ...valid, [name]: value })[name]).toEqual(read);
});

test.each([
  [{ DATABASE_URL: undefined }, 'DATABASE_URL is missing'],
  [{ DATABASE_URL: 'mysql://localhost' }, 'DATABASE_URL must be an address'],
  [{ BUSINESS_PHONE_NUMBER: undefined }, 'BUSINESS_PHONE_NUMBER is missing'],
  [
    { BUSINESS_PHONE_NUMBER: '202 555 0100' },
    'BUSINESS_PHONE_NUMBER must be a phone number in E.164',
  ],
  [{ BUSINESS_PHONE_NUMBER: '+910000000000' }, 'BUSINESS_PHONE_NUMBER must not be Indian'],
  [{ FRONT_DESK_PHONE_NUMBER: '+1' }, 'FRONT_DESK_PHONE_NUMBER must be a phone number'],
  [{ FRONT_DESK_PHONE_NUMBER: '+12025550100' }, 'FRONT_DESK_PHONE_NUMBER must be a person'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be debug, info, warn or error'],
  [{ ACCOUNT_SID: undefined }, 'ACCOUNT_SID is missing'],
])('%j is refused by name', (change, problem) => {
  expect(problemOf(change)).toContain(problem);
});

test('every problem is named at once, and no value is repeated', () => {
  const message = problemOf({ DATABASE_URL: 'secret', BUSINESS_PHONE_NUMBER: undefined });
  expect(message).toMatch(/DATABASE_URL .*BUSINESS_PHONE_NUMBER /);
  expect(message).not.toContain('secret');
});

interface Documented {
  name: string;
  tags: Map<string, string>;
}

function documented(): Documented[] {
  const text = readFileSync(join(__dirname, '../../../.env.example'), 'utf8');
  return text
    .trim()
    .split(/\n\n+/)
    .map((block) => {
      const tags = [...block.matchAll(/^# (\w+): (.+)$/gm)].map(
        ([, tag = '', value = '']) => [tag, value] as const,
      );
      return { name: /^([A-Z_]+)=/m.exec(block)?.[1] ?? '', tags: new Map(tags) };
    });
}

test('.env.example documents exactly the settings that the code reads', () => {
  expect(documented().map(({ name }) => name)).toEqual(Object.keys(settings));
});

test.each(documented())(
  '$name says what it is, how it looks and whether it is needed',
  ({ name, tags }) => {
    expect([...tags.keys()]).toEqual(['description', 'format', 'required', 'link']);
    expect(tags.get('format')).toMatch(/^(url|phone_number|text|secret|email|number)$/);
    expect(tags.get('link')).toMatch(/^https:\/\//);
    const setting = Object.entries(settings).find(([one]) => one === name)?.[1];
    expect(tags.get('required')).toBe(String(!setting?.safeParse(undefined).success));
  },
);
