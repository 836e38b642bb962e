/**
 * The deployment's tests on the server that TEST_DATABASE_URL names: `.ci/with-postgres npx jest
 * --config jest.postgres.config.cjs` gives them a real Postgres behind PgBouncer.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  testMatch: ['<rootDir>/tests/src/**/*.test.ts'],
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', { jsc: { target: 'es2023' }, module: { type: 'commonjs' } }],
  },
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.ringback/'],
  maxWorkers: 2,
  testTimeout: 60_000,
};
