/**
 * The words of what somebody wrote or said, in lower case and without punctuation, accents and
 * emoji: "Track, please!" is `track`, `please`, and "don't" is one word, `dont`.
 */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
