import type { Collection } from '../state/collection';
import { notFound } from './errors';
import type { ApiRequest } from './route';

/** What belongs to one account. */
interface OwnedRecord {
  readonly sid: string;
  readonly accountSid: string;
}

/** The records of `collection` that belong to the request's account, newest first. */
export function ownRecords<R extends OwnedRecord>(
  { account }: ApiRequest,
  collection: Collection<R>,
): R[] {
  return collection.list().filter(({ accountSid }) => accountSid === account.sid);
}

/**
 * The record of `collection` that the path names, or the one of `sid`. One of another account does
 * not exist for this one: throws 404 (20404).
 */
export function ownRecord<R extends OwnedRecord>(
  { account, path, url }: ApiRequest,
  collection: Collection<R>,
  sid: string | undefined = path.Sid,
): R {
  const record = collection.get(sid ?? '');
  if (record?.accountSid !== account.sid) throw notFound(url.pathname);
  return record;
}
