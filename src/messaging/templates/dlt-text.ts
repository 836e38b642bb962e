/** Characters that a value may have in India (TRAI's DLT template rules); the place is `{#var#}`. */
const longestValue = 30;

/**
 * Whether a text is what was registered with an operator's DLT platform: word for word, with at most
 * 30 characters in each place of a variable. Operators drop everything else (30034, 30035).
 */
export function matchesDltText({
  registered,
  text,
}: {
  registered: string;
  text: string;
}): boolean {
  const pattern = registered
    .trim()
    .split('{#var#}')
    .map((words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join(`.{0,${longestValue}}?`);
  return new RegExp(`^${pattern}$`, 's').test(text.trim());
}
