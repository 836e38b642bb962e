const shared = require('./jest.shared.cjs');

/**
 * Everything that needs only Node: the parts, and whole stories on the deployed build.
 * @type {import('jest').Config}
 */
module.exports = {
  maxWorkers: 2,
  // A guard against hanging, not a measure: machines that run this are slow and busy at times.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'parts',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/tests/browser/', '/tests/scenarios/'],
      globalSetup: '<rootDir>/tests/deployment/build-programs.ts',
    },
    {
      ...shared,
      displayName: 'scenarios',
      testMatch: ['<rootDir>/tests/scenarios/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/deployment/deploy-once.ts',
      globalTeardown: '<rootDir>/tests/deployment/forget-deployment.ts',
    },
  ],
};
