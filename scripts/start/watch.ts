import { watch } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../build/paths';

/** A save touches several files and editors write in steps: what comes within this time is one change. */
const quietMs = 60;

/**
 * Calls `onChange` after something in the deployment's sources was saved; a change that comes while
 * it runs is dealt with afterwards, once. Answers how to stop.
 */
export function watchSources(onChange: (file: string) => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let next: string | undefined;

  const run = async (file: string): Promise<void> => {
    if (running) {
      next = file;
      return;
    }
    running = true;
    await onChange(file);
    running = false;
    if (next) {
      const again = next;
      next = undefined;
      await run(again);
    }
  };
  const watchers = ['functions', 'src', 'assets'].map((folder) =>
    watch(join(projectFolder, folder), { recursive: true }, (_event, name) => {
      clearTimeout(timer);
      const file = join(folder, String(name ?? ''));
      timer = setTimeout(() => void run(file), quietMs);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
