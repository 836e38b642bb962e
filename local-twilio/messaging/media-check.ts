import { errorNamed } from '../error-dictionary';
import type { Exchange } from '../exchange';
import type { Media, Message } from '../state/records';
import { parseAddress } from './address';
import type { Refusal } from './last-checks';
import { fetchFile } from './media';
import { mediaProblem } from './media-limits';

/** WhatsApp's "Media failed to download"; what an MMS has says why. */
const whatsappDownload = 63019;

/**
 * Fetches the files of a message whose turn has come, and looks at them: one that cannot be had or
 * cannot be sent fails the message, and the debugger tells which.
 */
export async function mediaRefusal(
  message: Message,
  exchange: Exchange,
): Promise<Refusal | undefined> {
  if (message.numMedia === 0) return undefined;
  const channel = parseAddress(message.to)?.channel ?? 'sms';
  const all = exchange.state.media.of(message.sid);
  const media = channel === 'whatsapp' ? all.slice(0, 1) : all;
  const fetched = await Promise.all(media.map((one) => fetchFile(one, exchange)));
  const files = [];
  for (const [index, outcome] of fetched.entries()) {
    if (outcome.kind === 'failed') {
      const errorCode = channel === 'whatsapp' ? whatsappDownload : outcome.errorCode;
      return refuse(message, { errorCode, reason: outcome.reason, media: media[index] }, exchange);
    }
    files.push({ contentType: outcome.file.contentType, size: outcome.file.bytes.length });
  }
  const errorCode = mediaProblem(files, channel);
  if (errorCode === undefined) return undefined;
  const found = files.map(({ contentType, size }) => `${contentType || 'no type'}, ${size} bytes`);
  const reason = `${errorNamed(errorCode).title}. What was found: ${found.join('; ')}.`;
  return refuse(message, { errorCode, reason, media: media[0] }, exchange);
}

function refuse(
  { sid, accountSid }: Message,
  { errorCode, reason, media }: { errorCode: number; reason: string; media: Media | undefined },
  { alerts }: Exchange,
): Refusal {
  const url = media?.sourceUrl ?? null;
  alerts.raise({
    accountSid,
    errorCode,
    text: reason,
    subject: { messageSid: sid },
    ...(url === null ? {} : { request: { method: 'GET', url, parameters: {} } }),
  });
  return { status: 'failed', errorCode };
}
