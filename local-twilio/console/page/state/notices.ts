import { signal } from '@preact/signals';

const shownForMs = 9000;

/** A line at the bottom of the page: what went wrong, or what was done and can be undone. */
export interface Notice {
  id: number;
  tone: 'problem' | 'done';
  text: string;
  action?: { label: string; run: () => Promise<unknown> };
}

export const notices = signal<readonly Notice[]>([]);
let last = 0;

/** Shows a notice for a while and answers its id; of problems only the last one stays. */
export function notify(notice: Omit<Notice, 'id'>): number {
  last += 1;
  const id = last;
  if (notice.tone === 'problem') dismissProblems();
  notices.value = [...notices.value.slice(-2), { ...notice, id }];
  setTimeout(() => dismiss(id), shownForMs);
  return id;
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

/** Does something that the control API may refuse; a refusal becomes a notice, a success ends the last one. */
export async function attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    const result = await work();
    dismissProblems();
    return result;
  } catch (error) {
    notify({ tone: 'problem', text: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

function dismissProblems(): void {
  notices.value = notices.value.filter(({ tone }) => tone !== 'problem');
}
