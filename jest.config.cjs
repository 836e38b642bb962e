/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/tests/browser/',
    '<rootDir>/tests/real-postgres/',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.ringback/'],
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', { jsc: { target: 'es2023' }, module: { type: 'commonjs' } }],
  },
  testEnvironment: 'node',
  maxWorkers: 2,
};
