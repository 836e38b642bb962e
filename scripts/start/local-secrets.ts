import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({
  /** JOB_SECRET: starts the scheduled work. */
  jobSecret: z.string(),
  /** PARTNER_SECRETS: signs requests of the business's own systems. */
  partnerSecret: z.string(),
});

/** The secrets that a live deployment gets from a person. */
export type LocalSecrets = z.infer<typeof secretsSchema>;

/** The secrets of a local deployment, made with its folder and readable by its owner only. */
export function localSecrets(folder: string): LocalSecrets {
  const file = join(folder, 'secrets.json');
  if (existsSync(file)) return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const secrets = { jobSecret: newSecret(), partnerSecret: newSecret() };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

function newSecret(): string {
  return randomBytes(32).toString('hex');
}
