import type { Exchange } from '../../exchange';
import { TransportError } from '../../webhooks/transport';
import { wavDurationMs } from './wav';

export type FetchedAudio =
  | { kind: 'audio'; durationMs: number }
  | { kind: 'failed'; errorCode: number; reason: string };

/** Bytes in a second of the usual MP3 (128 kbit/s): the estimate for what has no readable header. */
const bytesPerSecond = 16_000;
const shortestMs = 500;

/** Fetches a file to be played. Twilio: "TwiML Voice: Play"; 13420 "Play: Invalid Content-Type". */
export async function fetchAudio({
  exchange,
  url,
}: {
  exchange: Exchange;
  url: string;
}): Promise<FetchedAudio> {
  try {
    const { status, headers, body } = await exchange.activity.during(() =>
      exchange.transport.send({
        method: 'GET',
        url,
        headers: { 'user-agent': 'TwilioProxy/1.1', accept: 'audio/*' },
        body: '',
      }),
    );
    if (status >= 400) {
      return { kind: 'failed', errorCode: 11200, reason: `${url} answered ${status}.` };
    }
    const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    if (!type.startsWith('audio/')) {
      const reason = `${url} has the content type "${type}", which is no audio.`;
      return { kind: 'failed', errorCode: 13420, reason };
    }
    return { kind: 'audio', durationMs: durationMs(body) };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    return { kind: 'failed', errorCode: error.errorCode, reason: `${url}: ${error.message}` };
  }
}

function durationMs(body: Buffer): number {
  const exact = wavDurationMs(body);
  return Math.max(shortestMs, exact ?? Math.round((body.length / bytesPerSecond) * 1000));
}
