import { Hono } from 'hono';
import { errorNamed } from '../error-dictionary';
import type { Exchange } from '../exchange';
import type { Recording } from '../state/records';
import { ControlError } from './control-error';

/** Types that a browser may show in place; everything else is offered as a download. */
const shownInPlace = /^(image\/(png|jpeg|gif|webp)|audio\/[\w.+-]+|video\/[\w.+-]+)$/;

/** `/local/recordings/{sid}.wav`, `/local/media/{sid}` and `/local/errors/{code}`: things to look at. */
export function fileRoutes(exchange: Exchange): Hono {
  const app = new Hono();

  app.get('/recordings/:file{RE[0-9a-f]+\\.wav}', (context) => {
    const bytes = exchange.state.storage.readFile(context.req.param('file'));
    if (!bytes) throw fileNotFound('recording');
    return fileResponse({ bytes, contentType: 'audio/wav', range: context.req.header('range') });
  });

  app.get('/recordings/:file{RE[0-9a-f]+\\.vtt}', (context) => {
    const sid = context.req.param('file').replace('.vtt', '');
    const recording = exchange.state.recordings.get(sid);
    if (!recording) throw fileNotFound('recording');
    return context.body(captionsOf(recording), 200, { 'content-type': 'text/vtt; charset=utf-8' });
  });

  app.get('/media/:sid', async (context) => {
    const media = exchange.state.media.get(context.req.param('sid'));
    if (!media) throw fileNotFound('media file');
    const bytes =
      exchange.state.storage.readFile(media.sid) ?? (await fetchSource(exchange, media));
    if (!bytes) throw fileNotFound('media file');
    return fileResponse({ bytes, contentType: media.contentType, range: undefined });
  });

  app.get('/errors/:code{[0-9]+}', (context) =>
    context.json(errorNamed(Number(context.req.param('code')))),
  );

  return app;
}

/** What was said in a recording, as WebVTT captions for its whole length. */
function captionsOf({ duration, spokenText }: Recording): string {
  const end = new Date(Math.max(duration, 1) * 1000).toISOString().slice(11, 23);
  const text = spokenText.replace(/\s*\n\s*/g, ' ').replaceAll('-->', '→');
  return `WEBVTT\n\n00:00:00.000 --> ${end}\n${text}\n`;
}

async function fetchSource(
  { transport, activity }: Exchange,
  { sourceUrl }: { sourceUrl: string | null },
): Promise<Buffer | undefined> {
  if (!sourceUrl) return undefined;
  const request = { method: 'GET', url: sourceUrl, headers: {}, body: '' };
  try {
    const answer = await activity.during(() => transport.send(request));
    return answer.status === 200 ? answer.body : undefined;
  } catch {
    // The file's own server is away: the same as a file that is not there.
    return undefined;
  }
}

/** People's files are not ours: no script in them runs, whatever type they claim to be. */
function fileResponse({
  bytes,
  contentType,
  range,
}: {
  bytes: Buffer;
  contentType: string;
  range: string | undefined;
}): Response {
  const headers = {
    'content-type': contentType,
    'content-disposition': shownInPlace.test(contentType) ? 'inline' : 'attachment',
    'content-security-policy': "default-src 'none'; sandbox",
    'accept-ranges': 'bytes',
  };
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  const start = Number(asked?.[1] ?? 0);
  if (!asked || start >= bytes.length) return new Response(new Uint8Array(bytes), { headers });
  const end = Math.min(asked[2] ? Number(asked[2]) : bytes.length - 1, bytes.length - 1);
  return new Response(new Uint8Array(bytes.subarray(start, end + 1)), {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end}/${bytes.length}` },
  });
}

function fileNotFound(what: string): ControlError {
  const message = `There is no such ${what}, or it has been deleted.`;
  return new ControlError({ code: 'file_not_found', status: 404, message });
}
