import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLocalTwilio } from '../../../local-twilio/local-twilio';
import { certificateAuthorityPem } from '../../../local-twilio/proxy/certificate-authority';
import { temporaryFolder } from '../temporary-folder';

const isInstalled = spawnSync('python3', ['-c', 'import ssl, urllib.request']).status === 0;
const name = 'a Python program reaches the API through HTTPS_PROXY and the CA';

if (isInstalled) test(name, reachTheApi);
else test.skip(`${name} (skipped: python3 with ssl is not installed here)`, reachTheApi);

async function reachTheApi(): Promise<void> {
  const twilio = await createLocalTwilio();
  const folder = temporaryFolder();
  try {
    const caFile = join(folder.path, 'ca.pem');
    writeFileSync(caFile, await certificateAuthorityPem(twilio.exchange));
    const { live } = twilio.accounts;
    const { stdout } = await promisify(execFile)('python3', [join(__dirname, 'fetch-account.py')], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        HTTPS_PROXY: twilio.address,
        CA_FILE: caFile,
        TWILIO_ACCOUNT_SID: live.sid,
        TWILIO_AUTH_TOKEN: live.authToken,
      },
    });
    expect(JSON.parse(stdout)).toMatchObject({ sid: live.sid, status: 'active' });
  } finally {
    await twilio.close();
    folder.remove();
  }
}
