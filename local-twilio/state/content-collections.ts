import { Collection } from './collection';
import type { Content } from './content-records';
import type { Storage } from './journal';

/** The collection of message templates. */
export function createContentState(storage: Storage) {
  return { contents: new Collection<Content>({ name: 'contents', storage }) };
}
