import { checkVariables } from '../../../scripts/deploy/check-variables';

const variables = {
  DATABASE_URL: 'postgres://ringback@db.example.com/ringback',
  BUSINESS_PHONE_NUMBER: '+12025550100',
  FRONT_DESK_PHONE_NUMBER: '+12025550101',
};

test('a deploy with all variables is let through', () => {
  expect(() => checkVariables(variables)).not.toThrow();
});

test('missing and malformed variables are refused by name, without their values', () => {
  const wrong = { ...variables, DATABASE_URL: 'mysql://root:secret@db', BUSINESS_PHONE_NUMBER: '' };
  expect(() => checkVariables(wrong)).toThrow(
    expect.objectContaining({
      code: 'variables_invalid',
      message: expect.stringMatching(/DATABASE_URL must be.*BUSINESS_PHONE_NUMBER must be/),
    }),
  );
  expect(() => checkVariables(wrong)).not.toThrow(/secret/);
});
