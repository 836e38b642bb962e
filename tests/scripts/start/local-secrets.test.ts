import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { localSecrets } from '../../../scripts/start/local-secrets';
import { temporaryFolder } from '../../local-twilio/temporary-folder';

const parent = temporaryFolder();
afterAll(() => parent.remove());

test('secrets stay while their folder does, and are nobody else’s to read', () => {
  const folder = join(parent.path, '.ringback');
  const secrets = localSecrets(folder);
  expect(localSecrets(folder)).toEqual(secrets);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0);

  // As "npm run reset" does, which removes what they protect as well.
  rmSync(folder, { recursive: true });
  const others = localSecrets(folder);
  expect(others.jobSecret).not.toBe(secrets.jobSecret);
  expect(others.partnerSecret).not.toBe(secrets.partnerSecret);
});
