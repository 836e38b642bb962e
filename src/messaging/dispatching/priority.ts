const names = ['urgent', 'normal', 'bulk'] as const;
export type Priority = (typeof names)[number];

/** The name of a priority as it is stored: 0 goes first. */
export function priorityNamed(stored: number): Priority {
  return names[stored] ?? 'bulk';
}
