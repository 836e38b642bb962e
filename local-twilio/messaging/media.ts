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

/**
 * The file of a message. One that an application sent by URL is fetched when it is first asked
 * for, and kept. `undefined` when it cannot be had.
 */
export async function fileOf(
  media: Media,
  { state, transport }: Pick<Exchange, 'state' | 'transport'>,
): Promise<AttachedFile | undefined> {
  const kept = state.storage.readFile(media.sid);
  if (kept) return { contentType: media.contentType, bytes: kept };
  if (media.sourceUrl === null) return undefined;
  try {
    const answer = await transport.send({
      method: 'GET',
      url: media.sourceUrl,
      headers: { 'user-agent': 'TwilioProxy/1.1', accept: '*/*' },
      body: '',
    });
    if (answer.status >= 400) return undefined;
    const contentType = answer.headers['content-type']?.split(';')[0] ?? media.contentType;
    state.storage.writeFile(media.sid, answer.body);
    state.media.update(media.sid, { contentType });
    return { contentType, bytes: answer.body };
  } catch (error) {
    if (error instanceof TransportError) return undefined;
    throw error;
  }
}

/** Removes a file with its record. */
export function deleteMedia({ sid }: Media, { state }: Pick<Exchange, 'state'>): void {
  state.storage.deleteFile(sid);
  state.media.delete(sid);
}
