import { basename } from 'node:path';

/**
 * What editors write beside the files of which they are no part: hidden files and locks (Vim's
 * `.name.swp` and its trial file `4913`, Emacs' `.#name` and `#name#`), backups (`name~`, `name.bak`,
 * JetBrains' `name___jb_old___`) and half-written copies (`name.tmp.4711`).
 */
const editorFile =
  /^(\..*|4913|#.*#|.*~|.*\.(sw[a-p]|bak|orig)|.*\.te?mp([.-].*)?|.*___jb_(tmp|old)___)$/;

/** Whether a file is an editor's own and no source. */
export function isEditorFile(path: string): boolean {
  return editorFile.test(basename(path));
}
