import { memoryStorage } from '../../../local-twilio/state/journal';
import { MediaFiles } from '../../../local-twilio/state/media-files';
import type { Media } from '../../../local-twilio/state/records';

const file = (sid: string, parentSid: string): Media => ({
  sid,
  parentSid,
  accountSid: 'AC1',
  contentType: 'image/png',
  sourceUrl: null,
  dateCreated: 0,
  dateUpdated: 0,
});
const sidsOf = (files: MediaFiles, message: string) => files.of(message).map(({ sid }) => sid);

test('the files of a message are found in their order, also after a change and a removal', () => {
  const files = new MediaFiles({ name: 'media', storage: memoryStorage() });
  files.insert(file('ME1', 'MM1'));
  files.insert(file('ME2', 'MM2'));
  files.insert(file('ME3', 'MM1'));
  files.update('ME1', { contentType: 'image/gif' });
  expect(sidsOf(files, 'MM1')).toEqual(['ME1', 'ME3']);
  files.delete('ME1');
  expect(sidsOf(files, 'MM1')).toEqual(['ME3']);
  expect(sidsOf(files, 'MM3')).toEqual([]);
});

test('they are found again after a restart, those that were removed are not', () => {
  const before = new MediaFiles({ name: 'media', storage: memoryStorage() });
  before.insert(file('ME1', 'MM1'));
  before.insert(file('ME2', 'MM1'));
  const after = new MediaFiles({ name: 'media', storage: memoryStorage() });
  for (const entry of before.entries()) after.restore(entry);
  after.restore({ collection: 'media', key: 'ME1', json: 'null' });
  expect(sidsOf(after, 'MM1')).toEqual(['ME2']);
});
