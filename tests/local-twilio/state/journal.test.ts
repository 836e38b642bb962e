import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalTwilio } from '../../../local-twilio/local-twilio';
import { Collection } from '../../../local-twilio/state/collection';
import { folderStorage, memoryStorage, type Storage } from '../../../local-twilio/state/journal';
import { buyNumber, ownNumber } from '../own-number';
import { temporaryFolder } from '../temporary-folder';

interface Note {
  sid: string;
  text: string;
}

let folder: { path: string; remove(): void };

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

/** The notes that a storage kept. */
function notesOf(storage: Storage): Collection<Note> {
  const notes = new Collection<Note>({ name: 'notes', storage });
  for (const entry of storage.load()) if (entry.collection === 'notes') notes.restore(entry);
  return notes;
}

test('records come back in their order, changed and deleted ones as they were last', () => {
  const storage = folderStorage(folder.path);
  const notes = notesOf(storage);
  notes.insert({ sid: 'N1', text: 'one' });
  notes.insert({ sid: 'N2', text: 'two\twith a tab\nand a line' });
  notes.insert({ sid: 'N3', text: 'three' });
  notes.update('N1', { text: 'ONE' });
  notes.delete('N3');
  storage.flush();

  const again = notesOf(folderStorage(folder.path));
  expect(again.list()).toEqual([
    { sid: 'N2', text: 'two\twith a tab\nand a line' },
    { sid: 'N1', text: 'ONE' },
  ]);
});

test('half a last line, of a process that was killed, is left out', () => {
  const storage = folderStorage(folder.path);
  notesOf(storage).insert({ sid: 'N1', text: 'whole' });
  storage.flush();
  appendFileSync(join(folder.path, 'journal.tsv'), 'notes\tN2\t{"sid":"N2","te');

  const after = folderStorage(folder.path);
  const notes = notesOf(after);
  expect(notes.list()).toEqual([{ sid: 'N1', text: 'whole' }]);
  after.rewrite(notes.entries());
  notes.insert({ sid: 'N3', text: 'later' });
  after.flush();
  expect(notesOf(folderStorage(folder.path)).size).toBe(2);
});

test('a rewrite keeps what is so now and forgets how it came about', () => {
  const storage = folderStorage(folder.path);
  const notes = notesOf(storage);
  for (const text of ['a', 'b', 'c']) notes.insert({ sid: 'N1', text });
  storage.flush();
  storage.rewrite(notes.entries());
  expect(readFileSync(join(folder.path, 'journal.tsv'), 'utf8')).toBe(
    'notes\tN1\t{"sid":"N1","text":"c"}\n',
  );
});

test.each([
  ['in memory', () => memoryStorage()],
  ['in a folder', () => folderStorage(folder.path)],
])('files are kept %s, byte by byte', (_, open) => {
  const storage = open();
  const bytes = Buffer.from([0, 255, 10, 13]);
  storage.writeFile('RE1.wav', bytes);
  expect(storage.readFile('RE1.wav')).toEqual(bytes);
  storage.deleteFile('RE1.wav');
  storage.deleteFile('RE1.wav');
  expect(storage.readFile('RE1.wav')).toBeUndefined();
});

test('a file’s name cannot lead out of the folder', () => {
  const storage = folderStorage(folder.path);
  expect(() => storage.writeFile('../evil', Buffer.from('x'))).toThrow(RangeError);
});

test('a local Twilio that starts again has its accounts, numbers, messages and events', async () => {
  const first = await createLocalTwilio({ storage: folderStorage(folder.path) });
  buyNumber(first);
  const message = await first.person('+12025550111', { name: 'Maya' }).texts(ownNumber, 'Hi');
  const events = first.exchange.timeline.list();
  await first.close();

  const second = await createLocalTwilio({ storage: folderStorage(folder.path) });
  expect(second.accounts).toEqual(first.accounts);
  expect(second.exchange.state.numbers.with(ownNumber)).toMatchObject({ phoneNumber: ownNumber });
  expect(second.exchange.state.messages.get(message.sid)).toEqual(message);
  expect(second.exchange.state.phones.get('+12025550111')?.name).toBe('Maya');
  expect(second.exchange.timeline.list()).toEqual(events);
  second.exchange.timeline.add({ kind: 'control', text: 'later' }, {});
  expect(second.exchange.timeline.list()).toHaveLength(events.length + 1);
  await second.close();
});

test('what is kept, secrets among it, can be read by its owner only', () => {
  const storage = folderStorage(folder.path);
  notesOf(storage).insert({ sid: 'N1', text: 'one' });
  storage.flush();
  storage.writeFile('key.pem', Buffer.from('secret'));

  const forOthers = (path: string): number => statSync(join(folder.path, path)).mode & 0o077;
  expect(['.', 'journal.tsv', 'files', 'files/key.pem'].map(forOthers)).toEqual([0, 0, 0, 0]);
});
