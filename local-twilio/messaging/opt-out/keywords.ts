/** What a keyword asks for, as `OptOutType` of the webhook names it. */
export type OptOutType = 'STOP' | 'START' | 'HELP';

/** A keyword that was found in a text. */
export interface FoundKeyword {
  type: OptOutType;
  /** In capitals. */
  keyword: string;
}

const stop = [
  'STOP',
  'STOPALL',
  'UNSUBSCRIBE',
  'CANCEL',
  'END',
  'QUIT',
  'OPTOUT',
  'REVOKE',
] as const;
const start = ['START', 'YES', 'UNSTOP'] as const;
/** The networks of toll-free numbers take no YES. */
const tollFreeStart = ['START', 'UNSTOP'] as const;
const help = ['HELP', 'INFO'] as const;

/**
 * The keyword that a text is, if it is one: one word alone, in any case. Source: Twilio "Support for
 * Opt-out Keywords (SMS STOP Filtering)" and "… for Toll-Free SMS".
 */
export function defaultKeyword(
  body: string,
  { line }: { line: 'toll-free' | 'other' },
): FoundKeyword | undefined {
  const keyword = body.trim().toUpperCase();
  const has = (words: readonly string[]): boolean => words.includes(keyword);
  if (has(stop)) return { type: 'STOP', keyword };
  if (has(line === 'toll-free' ? tollFreeStart : start)) return { type: 'START', keyword };
  return has(help) ? { type: 'HELP', keyword } : undefined;
}
