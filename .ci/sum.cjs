// Adds up the jest reports of a folder, and counts each failed step that no test accounts for.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const [folder, failedSteps] = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const file of readdirSync(folder)) {
  const report = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
}
failed = Math.max(failed, Number(failedSteps));
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
