import { rmSync } from 'node:fs';

/** After the scenarios: removes what `deploy-once` made. */
export default async function forgetDeployment(): Promise<void> {
  const folder = process.env.RINGBACK_TEST_DEPLOYMENT;
  if (folder) rmSync(folder, { recursive: true, force: true });
}
