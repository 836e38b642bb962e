import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './build/paths';
import { withMatrix } from './coverage/matrix';

/** Writes the coverage matrix into `docs/local-twilio.md`: `npm run docs`. */
const page = join(projectFolder, 'docs/local-twilio.md');
writeFileSync(page, withMatrix(readFileSync(page, 'utf8')));
console.log('docs/local-twilio.md is up to date.');
