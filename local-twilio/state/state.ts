import type { StoredEvent } from '../timeline';
import { createClockState } from './clock-readings';
import { Collection } from './collection';
import { createContentState } from './content-collections';
import type { Storage } from './journal';
import { createMailState } from './mail-collections';
import { MediaFiles } from './media-files';
import { Messages } from './messages';
import { createMessagingState } from './messaging-collections';
import { Numbers } from './numbers';
import { Phones } from './phones';
import type {
  Account,
  Alert,
  ApiKey,
  Application,
  Call,
  Recording,
  SendgridKey,
  Transcription,
} from './records';
import { createServerlessState } from './serverless-records';
import { createWhatsAppState } from './whatsapp-records';

/** All that the local Twilio remembers, by collection. */
export type State = ReturnType<typeof openState>;

/** Opens the records of a storage and puts back what it kept. */
export function openState(storage: Storage) {
  const collections = {
    accounts: new Collection<Account>({ name: 'accounts', storage }),
    apiKeys: new Collection<ApiKey>({ name: 'apiKeys', storage }),
    sendgridKeys: new Collection<SendgridKey>({ name: 'sendgridKeys', storage }),
    numbers: new Numbers({ name: 'numbers', storage }),
    applications: new Collection<Application>({ name: 'applications', storage }),
    calls: new Collection<Call>({ name: 'calls', storage }),
    messages: new Messages({ name: 'messages', storage }),
    media: new MediaFiles({ name: 'media', storage }),
    recordings: new Collection<Recording>({ name: 'recordings', storage }),
    transcriptions: new Collection<Transcription>({ name: 'transcriptions', storage }),
    alerts: new Collection<Alert>({ name: 'alerts', storage }),
    phones: new Phones({ name: 'phones', storage }),
    events: new Collection<StoredEvent>({ name: 'events', storage }),
    ...createClockState(storage),
    ...createMessagingState(storage),
    ...createContentState(storage),
    ...createMailState(storage),
    ...createServerlessState(storage),
    ...createWhatsAppState(storage),
  };
  const byName = new Map(Object.values(collections).map((one) => [one.name, one]));
  for (const entry of storage.load()) byName.get(entry.collection)?.restore(entry);
  /** Keeps each record as it is now alone, so that nothing in the storage tells what it once was. */
  const forgetPastVersions = (): void =>
    storage.rewrite(Object.values(collections).flatMap((one) => one.entries()));
  forgetPastVersions();
  return { ...collections, storage, forgetPastVersions };
}
