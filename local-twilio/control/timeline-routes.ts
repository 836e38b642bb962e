import { Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Exchange } from '../exchange';
import type { Subject, WebhookExchange } from '../timeline';
import type { Change, ChangeFeed } from './change-feed';
import { ControlError } from './control-error';
import { viewOfEvent } from './record-views';

/** A comment line keeps the connection open through idle times (real ms). */
const keepAliveMs = 15_000;
/** As the timeline numbers its events. */
const eventId = /^\d{9,}$/;

/** `/local/timeline`: what happened, as a list or as server-sent events. */
export function timelineRoutes(exchange: Exchange, { feed }: { feed: ChangeFeed }): Hono {
  const app = new Hono();

  app.get('/', (context) => {
    if (context.req.header('accept')?.includes('text/event-stream')) {
      const lastSeen = context.req.header('last-event-id') ?? context.req.query('lastEventId');
      return streamSSE(context, (stream) => streamChanges(stream, feed, lastSeen));
    }
    const { after = '', callSid, messageSid, mailSid } = context.req.query();
    if (after !== '' && !eventId.test(after)) {
      throw new ControlError({
        code: 'after_invalid',
        status: 400,
        message: `"${after}" is no event's id. after takes one of GET /local/timeline, such as 000000042.`,
      });
    }
    const subject: Subject = {
      ...(callSid === undefined ? {} : { callSid }),
      ...(messageSid === undefined ? {} : { messageSid }),
      ...(mailSid === undefined ? {} : { mailSid }),
    };
    return context.json(exchange.timeline.list({ after, subject }).map(viewOfEvent));
  });

  app.post('/:id/send-again', async (context) => {
    const event = exchange.timeline.get(context.req.param('id'));
    if (event?.kind !== 'webhook') {
      throw new ControlError({
        code: 'webhook_not_found',
        status: 404,
        message: 'Only a webhook can be sent again: GET /local/timeline gives their ids.',
      });
    }
    const eventId = await sendAgain(event.exchange, event.subject, exchange);
    const repeated = exchange.timeline.get(eventId);
    return repeated ? context.json(viewOfEvent(repeated), 201) : context.notFound();
  });

  return app;
}

/** Answers the id of the event that it makes. */
async function sendAgain(
  earlier: WebhookExchange,
  subject: Subject,
  exchange: Exchange,
): Promise<string> {
  const { webhook, method, url, parameters } = earlier;
  if (webhook === 'mail.event') return exchange.mail.eventPosts.sendAgain(earlier, subject);
  const { eventId } = await exchange.webhooks.report({
    webhook,
    accountSid: parameters.AccountSid ?? liveAccountSid(exchange),
    method,
    url,
    // A GET's URL has its parameters already.
    parameters: method === 'GET' ? {} : parameters,
    subject,
  });
  return eventId;
}

function liveAccountSid({ state }: Exchange): string {
  return state.accounts.find(({ kind }) => kind === 'live')?.sid ?? '';
}

async function streamChanges(
  stream: SSEStreamingApi,
  feed: ChangeFeed,
  lastSeen: string | undefined,
): Promise<void> {
  const waiting: Change[] = [];
  let wakeUp = (): void => {};
  const { missed, stop } = feed.listen({
    lastSeen,
    listener: (change) => {
      waiting.push(change);
      wakeUp();
    },
  });
  waiting.unshift(...missed);
  stream.onAbort(() => {
    stop();
    wakeUp();
  });
  while (!stream.aborted) {
    const batch = waiting.splice(0);
    if (batch.length > 0) await stream.write(batch.map(asServerSentEvent).join(''));
    if (waiting.length > 0) continue;
    const keepAlive = setInterval(() => void stream.write(': still here\n\n'), keepAliveMs);
    await new Promise<void>((resolve) => {
      wakeUp = resolve;
      if (stream.aborted || waiting.length > 0) resolve();
    });
    clearInterval(keepAlive);
  }
}

function asServerSentEvent({ name, data, id }: Change): string {
  return `event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
}
