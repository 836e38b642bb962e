import { parseArgs } from 'node:util';
import twilio, { type Twilio } from 'twilio';
import {
  type EnvironmentName,
  parseEnvironmentName,
  readEnvironmentFile,
  requireVariable,
} from './environment-file';

/** The environment that a command is for, with its variables. */
export interface ChosenEnvironment {
  environment: EnvironmentName;
  variables: Record<string, string>;
}

/** Reads `--environment` (dev by default) and its file. Throws RangeError that says what to do. */
export function chooseEnvironment(): ChosenEnvironment {
  const { values } = parseArgs({ options: { environment: { type: 'string', default: 'dev' } } });
  const environment = parseEnvironmentName(values.environment);
  return { environment, variables: readEnvironmentFile(environment) };
}

/** The SDK for the account that the variables name. Throws RangeError that names what is missing. */
export function clientOf({ variables }: ChosenEnvironment): Twilio {
  return twilio(
    requireVariable(variables, 'ACCOUNT_SID'),
    requireVariable(variables, 'AUTH_TOKEN'),
  );
}
