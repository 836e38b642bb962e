const transform = {
  '^.+\\.tsx?$': ['@swc/jest', { jsc: { target: 'es2023' }, module: { type: 'commonjs' } }],
};
const shared = {
  transform,
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.ringback/'],
};

/** @type {import('jest').Config} */
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
