import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { projectFolder } from '../build/paths';

/** The environments of `.twilioserverlessrc`, by their domain suffix; production has none. */
export type EnvironmentName = 'dev' | 'stage' | 'production';

const files: Readonly<Record<EnvironmentName, string>> = {
  dev: '.env',
  stage: '.env.stage',
  production: '.env.production',
};

/** The domain suffix of an environment: empty for production. */
export function domainSuffixOf(environment: EnvironmentName): string {
  return environment === 'production' ? '' : environment;
}

/** Reads `--environment`. Throws RangeError that names the choices. */
export function parseEnvironmentName(text: string): EnvironmentName {
  if (text === 'dev' || text === 'stage' || text === 'production') return text;
  throw new RangeError(`There is no environment "${text}". Use dev, stage or production.`);
}

/** Absolute path of an environment's file. */
export function environmentFile(environment: EnvironmentName): string {
  return join(projectFolder, files[environment]);
}

/** The variables of an environment's file, over those of the shell. Throws when the file is missing. */
export function readEnvironmentFile(environment: EnvironmentName): Record<string, string> {
  const file = files[environment];
  const path = environmentFile(environment);
  if (!existsSync(path)) {
    throw new RangeError(`${file} is missing. Copy .env.example to ${file} and fill it in.`);
  }
  const values = Object.entries({ ...process.env, ...parseEnv(readFileSync(path, 'utf8')) });
  return Object.fromEntries(
    values.flatMap(
      ([name, value]): Array<[string, string]> => (value === undefined ? [] : [[name, value]]),
    ),
  );
}

/** A variable that a script cannot do without. Throws RangeError that names it. */
export function requireVariable(variables: Record<string, string>, name: string): string {
  const value = variables[name];
  if (value) return value;
  throw new RangeError(`${name} is not set. See .env.example for what it is.`);
}
