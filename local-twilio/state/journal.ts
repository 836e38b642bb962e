import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Where the local Twilio keeps its records and files: in memory (tests) or in a folder. */
export interface Storage {
  /** What was kept, oldest first. */
  load(): JournalEntry[];
  /** Keeps one change. It is asked for only by a storage that lasts. */
  append(entry: () => JournalEntry): void;
  /** Replaces all that was kept by `entries`. */
  rewrite(entries: JournalEntry[]): void;
  writeFile(name: string, content: Uint8Array): void;
  readFile(name: string): Buffer | undefined;
  deleteFile(name: string): void;
  /** The names of all files that are kept. */
  fileNames(): string[];
  /** Writes what is still waiting in memory. */
  flush(): void;
}

/** One change of one record. */
export interface JournalEntry {
  collection: string;
  key: string;
  /** The record as JSON; `null` is its removal. */
  json: string;
}

/** Keeps nothing beyond the process. */
export function memoryStorage(): Storage {
  const files = new Map<string, Buffer>();
  return {
    load: () => [],
    append: () => {},
    rewrite: () => {},
    writeFile: (name, content) => void files.set(name, Buffer.from(content)),
    readFile: (name) => files.get(name),
    deleteFile: (name) => void files.delete(name),
    fileNames: () => [...files.keys()],
    flush: () => {},
  };
}

/**
 * Keeps records in `journal.tsv` (one change a line, so that a killed process loses at most the
 * last moment) and files beside it. Lines are written once per turn of the event loop.
 */
export function folderStorage(folder: string): Storage {
  const journal = join(folder, 'journal.tsv');
  const files = join(folder, 'files');
  // Tokens, keys and what people wrote are in here: for their owner only.
  mkdirSync(files, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  let waiting: string[] = [];

  const flush = (): void => {
    if (waiting.length === 0) return;
    const lines = waiting;
    waiting = [];
    appendFileSync(journal, lines.join(''), { mode: 0o600 });
  };
  const filePath = (name: string): string => {
    if (!/^[\w.-]+$/.test(name)) throw new RangeError('A stored file needs a plain name.');
    return join(files, name);
  };

  return {
    load: () => (existsSync(journal) ? readJournal(readFileSync(journal, 'utf8')) : []),
    append: (entry) => {
      if (waiting.push(journalLine(entry())) === 1) setImmediate(flush);
    },
    rewrite: (entries) => {
      waiting = [];
      const fresh = `${journal}.new`;
      writeFileSync(fresh, entries.map(journalLine).join(''), { mode: 0o600 });
      renameSync(fresh, journal);
    },
    writeFile: (name, content) => writeFileSync(filePath(name), content, { mode: 0o600 }),
    readFile: (name) => (existsSync(filePath(name)) ? readFileSync(filePath(name)) : undefined),
    deleteFile: (name) => rmSync(filePath(name), { force: true }),
    fileNames: () => readdirSync(files),
    flush,
  };
}

function journalLine({ collection, key, json }: JournalEntry): string {
  return `${collection}\t${key}\t${json}\n`;
}

function readJournal(text: string): JournalEntry[] {
  const lines = text.split('\n');
  // What follows the last line break is empty, or half a line of a process that was killed.
  return lines.slice(0, -1).flatMap((line) => {
    const [collection, key, ...json] = line.split('\t');
    return collection && key ? [{ collection, key, json: json.join('\t') }] : [];
  });
}
