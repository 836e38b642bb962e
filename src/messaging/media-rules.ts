import type { Channel } from './channel';

/** A file that is to go along with a message. */
export interface MessageFile {
  /** As `image/jpeg`, without parameters. */
  contentType: string;
  /** Undefined for a file that somebody sent us by Twilio, which took it already. */
  bytes?: number | undefined;
}

const megabyte = 1024 * 1024;

/** Twilio: "Message resource", MediaUrl: at most ten, and "Media resource": 5 MB for all together. */
const mostFilesByMms = 10;
const mostBytesByMms = 5 * megabyte;
/**
 * Twilio: "Accepted content types for media". Carriers convert these pictures to what a phone can take;
 * of the other types they pass on what is small.
 */
const convertedByMms: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif']);
const passedByMms: ReadonlySet<string> = new Set([
  'image/bmp',
  'application/pdf',
  'text/vcard',
  'text/x-vcard',
  'text/csv',
  'text/calendar',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
  'audio/amr',
  'video/mp4',
  'video/mpeg',
  'video/quicktime',
  'video/3gpp',
  'video/webm',
]);
/** Twilio: "MMS file size limits": what carriers pass on unchanged. */
const mostBytesUnconverted = 600 * 1024;

/** Twilio: "Guidance on WhatsApp media messages": one file a message, by its kind of a size. */
const mostBytesByWhatsApp: ReadonlyMap<string, number> = new Map([
  ...['image/jpeg', 'image/png'].map((type) => [type, 5 * megabyte] as const),
  ...[
    'audio/ogg',
    'audio/amr',
    'audio/3gpp',
    'audio/aac',
    'audio/mpeg',
    'video/mp4',
    'application/pdf',
    'text/vcard',
  ].map((type) => [type, 16 * megabyte] as const),
]);

/**
 * Why a channel does not take files, or undefined when it does. A mail carries none: the next channel
 * after it would have to, and there is none.
 */
export function mediaProblem({
  files,
  channel,
}: {
  files: readonly MessageFile[];
  channel: Channel;
}): 'media_too_many' | 'media_type' | 'media_too_large' | undefined {
  const [first] = files;
  if (!first) return undefined;
  switch (channel) {
    case 'email':
      return 'media_type';
    case 'whatsapp': {
      if (files.length > 1) return 'media_too_many';
      const most = mostBytesByWhatsApp.get(first.contentType);
      if (most === undefined) return 'media_type';
      return (first.bytes ?? 0) > most ? 'media_too_large' : undefined;
    }
    case 'sms':
      return problemByMms(files);
  }
}

function problemByMms(files: readonly MessageFile[]): ReturnType<typeof mediaProblem> {
  if (files.length > mostFilesByMms) return 'media_too_many';
  const isKnown = ({ contentType }: MessageFile): boolean =>
    convertedByMms.has(contentType) || passedByMms.has(contentType);
  if (!files.every(isKnown)) return 'media_type';
  const isTooLarge = ({ contentType, bytes = 0 }: MessageFile): boolean =>
    !convertedByMms.has(contentType) && bytes > mostBytesUnconverted;
  const total = files.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
  return total > mostBytesByMms || files.some(isTooLarge) ? 'media_too_large' : undefined;
}
