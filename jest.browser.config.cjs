/**
 * Tests of the console in a real browser. Without a Chromium they are skipped and say so.
 * @type {import('jest').Config}
 */
module.exports = {
  testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', { jsc: { target: 'es2023' }, module: { type: 'commonjs' } }],
  },
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.ringback/'],
  testTimeout: 60_000,
  maxWorkers: 1,
};
