import { extname } from 'node:path';
import type { Exchange } from '../exchange';
import type { Media } from '../state/records';
import { TransportError } from '../webhooks/transport';

/** What a phone sends with a text. */
export interface AttachedFile {
  contentType: string;
  bytes: Buffer;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.vcf': 'text/vcard',
  '.webp': 'image/webp',
};

/** What a file is by its URL alone, until it has been fetched. */
export function contentTypeOfUrl(url: string): string {
  return contentTypes[extname(new URL(url).pathname).toLowerCase()] ?? 'application/octet-stream';
}

/** A file, or why it cannot be had: Twilio's code, and what to look at. */
export type FetchedFile =
  | { kind: 'file'; file: AttachedFile }
  | { kind: 'failed'; errorCode: number; reason: string };

/** Twilio's "HTTP retrieval failure". */
const retrievalFailure = 11200;

/**
 * The file of a message. One that an application sent by URL is fetched when it is sent or first asked
 * for, and kept.
 */
export async function fetchFile(
  media: Media,
  { state, transport }: Pick<Exchange, 'state' | 'transport'>,
): Promise<FetchedFile> {
  const kept = state.storage.readFile(media.sid);
  if (kept) return { kind: 'file', file: { contentType: media.contentType, bytes: kept } };
  if (media.sourceUrl === null) {
    return {
      kind: 'failed',
      errorCode: retrievalFailure,
      reason: 'The file is not kept any more.',
    };
  }
  const own = ownMediaAt(media.sourceUrl, state);
  if (own) {
    const file = await fetchFile(own, { state, transport });
    if (file.kind === 'file') state.media.update(media.sid, { contentType: file.file.contentType });
    return file;
  }
  try {
    const answer = await transport.send({
      method: 'GET',
      url: media.sourceUrl,
      headers: { 'user-agent': 'TwilioProxy/1.1', accept: '*/*' },
      body: '',
    });
    if (answer.status >= 400) {
      const reason = `The media URL was answered with status ${answer.status}.`;
      return { kind: 'failed', errorCode: retrievalFailure, reason };
    }
    const [type = ''] = (answer.headers['content-type'] ?? '').split(';');
    const contentType = type.trim().toLowerCase();
    state.storage.writeFile(media.sid, answer.body);
    state.media.update(media.sid, { contentType });
    return { kind: 'file', file: { contentType, bytes: answer.body } };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    return { kind: 'failed', errorCode: error.errorCode, reason: error.message };
  }
}

/**
 * The file that a URL of our own API leads to: an application passes on what somebody sent it, by the
 * address that it got. Twilio: "Media resource", which everybody may fetch who knows its address.
 */
function ownMediaAt(url: string, state: Exchange['state']): Media | undefined {
  const { hostname, pathname } = new URL(url);
  const [, sid] =
    /^\/2010-04-01\/Accounts\/\w+\/Messages\/\w+\/Media\/(ME[0-9a-f]{32})$/.exec(pathname) ?? [];
  return hostname === 'api.twilio.com' && sid !== undefined ? state.media.get(sid) : undefined;
}

/** The file of a message, where it can be had. */
export async function fileOf(
  media: Media,
  exchange: Pick<Exchange, 'state' | 'transport'>,
): Promise<AttachedFile | undefined> {
  const fetched = await fetchFile(media, exchange);
  return fetched.kind === 'file' ? fetched.file : undefined;
}

/** Removes a file with its record. */
export function deleteMedia({ sid }: Media, { state }: Pick<Exchange, 'state'>): void {
  state.storage.deleteFile(sid);
  state.media.delete(sid);
}
