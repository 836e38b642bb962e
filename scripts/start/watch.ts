import { watch } from 'chokidar';
import { projectFolder } from '../build/paths';
import { isEditorFile } from './editor-files';

/** A save touches several files and editors write in steps: what comes within this time is one change. */
const quietMs = 60;

/**
 * Calls `onChange` after something in the deployment's sources was saved; a change that comes while
 * it runs is dealt with afterwards, once. Answers how to stop.
 */
export function watchSources(onChange: (file: string) => Promise<void>): () => Promise<void> {
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
  const watcher = watch(['functions', 'src', 'assets'], {
    cwd: projectFolder,
    ignoreInitial: true,
    ignored: (path) => isEditorFile(path),
  });
  watcher.on('all', (_event, path) => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(path), quietMs);
  });
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
