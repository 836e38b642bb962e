const shared = require('./jest.shared.cjs');

/**
 * Tests of the console in a real browser. Without a Chromium they are skipped and say so.
 * @type {import('jest').Config}
 */
module.exports = {
  ...shared,
  testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
  globalSetup: '<rootDir>/tests/deployment/deploy-once.ts',
  globalTeardown: '<rootDir>/tests/deployment/forget-deployment.ts',
  testTimeout: 60_000,
  maxWorkers: 1,
};
