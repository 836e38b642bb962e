/** Typographic characters and what takes their place. Source: Twilio "Smart Encoding". */
const replacements: ReadonlyArray<readonly [string, string]> = [
  ['«»“”„‟″‶❝❞〝〞＂', '"'],
  ['‘’‚‛′‵ʻˈʼ＇`´', "'"],
  ['‐‑‒–—―−﹣－', '-'],
  ['…', '...'],
  ['÷', '/'],
  ['¼', '1/4'],
  ['½', '1/2'],
  ['¾', '3/4'],
  ['•‣․', '.'],
  [
    '\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
    ' ',
  ],
  ['\u200b\ufeff\u2060', ''],
];

const byCharacter = new Map(
  replacements.flatMap(([characters, plain]) =>
    [...characters].map((character): [string, string] => [character, plain]),
  ),
);

/** A text in which characters that would make it UCS-2 are replaced by ones that look much the same. */
export function smartlyEncoded(text: string): string {
  return [...text].map((character) => byCharacter.get(character) ?? character).join('');
}
