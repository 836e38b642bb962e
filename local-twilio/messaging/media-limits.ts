import type { Address } from './address';

/** A file as the server that has it describes it. */
export interface DescribedFile {
  /** Without parameters; '' where the server names none. */
  contentType: string;
  /** Bytes. */
  size: number;
}

const megabyte = 1024 * 1024;
/** All files of one MMS together. Source: Twilio "Media resource". */
const mmsTotal = 5 * megabyte;
/** Source: Twilio "Guidance on WhatsApp media messages". */
const whatsappImage = 5 * megabyte;
const whatsappFile = 16 * megabyte;

/** Twilio's codes for files that cannot be sent. */
const codes = {
  /** "Invalid Content-Type" */
  mmsType: 12300,
  /** "Media message: media exceeds messaging provider size limit" */
  mmsSize: 11751,
  /** "Media failed to download"; a file of no bytes counts as that. */
  whatsappEmpty: 63019,
  /** "Channel invalid content error": the media is not supported by the channel. */
  whatsappType: 63021,
  /** "Media exceeds size limit" */
  whatsappSize: 63034,
} as const;

/** What an MMS may carry. Source: Twilio "Accepted content types for media". */
const acceptedForMms: ReadonlySet<string> = new Set([
  ...typesOf('audio', '3gpp 3gpp2 ac3 amr amr-nb basic l24 mp4 mpeg ogg vnd.rn-realaudio'),
  ...typesOf('audio', 'vnd.wave vorbis webm'),
  ...typesOf('video', '3gpp 3gpp-tt 3gpp2 h261 h263 h263-1998 h263-2000 h264 mp4 mpeg'),
  ...typesOf('video', 'quicktime webm'),
  ...typesOf('image', 'bmp gif jpeg png'),
  ...typesOf('text', 'calendar csv directory richtext rtf vcard x-vcard'),
  ...typesOf('application', 'pdf vcard'),
]);

/** What WhatsApp takes. Source: Twilio "Guidance on WhatsApp media messages". */
const acceptedForWhatsApp: ReadonlySet<string> = new Set([
  ...typesOf('image', 'jpeg png webp'),
  ...typesOf('audio', '3gpp aac amr mpeg ogg'),
  ...typesOf('video', 'mp4'),
  ...typesOf('text', 'vcard x-vcard'),
  ...typesOf('application', 'msword pdf'),
  ...typesOf(
    'application/vnd.openxmlformats-officedocument',
    'presentationml.presentation spreadsheetml.sheet wordprocessingml.document',
    '.',
  ),
]);

/**
 * What is wrong with the files of a message, as Twilio's error code; `undefined` when nothing is.
 * WhatsApp sends the first one only, so only that one counts.
 */
export function mediaProblem(
  files: readonly DescribedFile[],
  channel: Address['channel'],
): number | undefined {
  if (channel === 'whatsapp') return files[0] && whatsappProblem(files[0]);
  if (!files.every(({ contentType }) => acceptedForMms.has(contentType))) return codes.mmsType;
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return total > mmsTotal ? codes.mmsSize : undefined;
}

function whatsappProblem({ contentType, size }: DescribedFile): number | undefined {
  if (size === 0) return codes.whatsappEmpty;
  if (!acceptedForWhatsApp.has(contentType)) return codes.whatsappType;
  const most = contentType.startsWith('image/') ? whatsappImage : whatsappFile;
  return size > most ? codes.whatsappSize : undefined;
}

function typesOf(kind: string, names: string, separator = '/'): string[] {
  return names.split(' ').map((name) => `${kind}${separator}${name}`);
}
