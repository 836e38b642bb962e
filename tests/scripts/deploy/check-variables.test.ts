import { checkVariables } from '../../../scripts/deploy/check-variables';

const variables = {
  DATABASE_URL: 'postgres://ringback@db.example.com/ringback',
  BUSINESS_PHONE_NUMBER: '+12025550100',
  FRONT_DESK_PHONE_NUMBER: '+12025550101',
  JOB_SECRET: 'j'.repeat(32),
  PARTNER_SECRETS: `${'p'.repeat(32)},${'q'.repeat(32)}`,
};

test('a deploy with all variables is let through', () => {
  expect(() => checkVariables(variables)).not.toThrow();
});

test('missing and malformed variables are refused by name, without their values', () => {
  const wrong = { ...variables, DATABASE_URL: 'mysql://root:secret@db', BUSINESS_PHONE_NUMBER: '' };
  expect(() => checkVariables(wrong)).toThrow(
    expect.objectContaining({
      code: 'variables_invalid',
      message: expect.stringMatching(/DATABASE_URL must be.*BUSINESS_PHONE_NUMBER is missing/),
    }),
  );
  expect(() => checkVariables(wrong)).not.toThrow(/secret/);
});

test.each([
  ['JOB_SECRET', undefined, /JOB_SECRET is missing/],
  ['JOB_SECRET', '', /JOB_SECRET is missing/],
  ['JOB_SECRET', 'changeme', /JOB_SECRET must have at least 32/],
  ['PARTNER_SECRETS', undefined, /PARTNER_SECRETS is missing/],
  ['PARTNER_SECRETS', `${'p'.repeat(32)},weak`, /PARTNER_SECRETS must be secrets of at least 32/],
  ['SENDGRID_API_KEY', 'not a key', /SENDGRID_API_KEY must be a SendGrid API key/],
  ['EMAIL_FROM_ADDRESS', 'nobody', /EMAIL_FROM_ADDRESS must be an e-mail address/],
  ['DAILY_MESSAGE_BUDGET', 'much', /DAILY_MESSAGE_BUDGET must be an amount/],
])(
  '%s = %j keeps a deploy from happening, though it would close one gate only',
  (name, value, message) => {
    const kept = Object.entries(variables).filter(([one]) => one !== name);
    const changed = value === undefined ? kept : [...kept, [name, value]];
    expect(() => checkVariables(Object.fromEntries(changed))).toThrow(message);
  },
);
