const shared = require('./jest.shared.cjs');

/**
 * What touches the database, on the server that TEST_DATABASE_URL names: `.ci/with-postgres npx jest
 * --config jest.postgres.config.cjs` gives them a real Postgres behind PgBouncer.
 * @type {import('jest').Config}
 */
module.exports = {
  ...shared,
  testMatch: ['<rootDir>/tests/src/**/*.test.ts', '<rootDir>/tests/scenarios/**/*.test.ts'],
  globalSetup: '<rootDir>/tests/deployment/deploy-once.ts',
  globalTeardown: '<rootDir>/tests/deployment/forget-deployment.ts',
  maxWorkers: 2,
  testTimeout: 60_000,
};
