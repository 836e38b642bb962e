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

export function notify(notice: Omit<Notice, 'id'>): void {
  last += 1;
  const id = last;
  notices.value = [...notices.value.slice(-2), { ...notice, id }];
  setTimeout(() => dismiss(id), shownForMs);
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

/** Does something that the control API may refuse; a refusal becomes a notice. */
export async function attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    notify({ tone: 'problem', text: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}
