import { settings, variableIn } from '../../src/platform/environment';
import { DeployError } from './deploy-error';

/**
 * Refuses a deploy whose functions would refuse to work: a variable is missing or malformed. Throws
 * {@link DeployError} `variables_invalid` that names each.
 */
export function checkVariables(variables: Readonly<Record<string, string>>): void {
  const problems = Object.entries(settings).flatMap(([name, schema]) => {
    const result = schema.safeParse(variableIn(variables, name));
    return result.success ? [] : [`${name} ${result.error.issues[0]?.message ?? 'is malformed'}`];
  });
  if (problems.length === 0) return;
  throw new DeployError(
    'variables_invalid',
    `Mend the environment's file (see .env.example): ${problems.join('; ')}.`,
  );
}
