import { createHash } from 'node:crypto';
import type { ChannelPlan } from '../messaging/channel';
import { dispatch } from '../messaging/dispatch';
import { enqueue } from '../messaging/outbox';
import { fillTemplate } from '../messaging/templates/message-template';
import type { App } from '../platform/app';
import type { Business } from '../platform/business';
import { canonicalJson } from '../platform/canonical-json';
import type { Queries } from '../platform/database/connection';
import { AppError } from '../platform/errors';
import type { PartnerAnswer } from '../platform/gates/partner-event';
import { type AddressedBroadcast, addressRecipients } from './address-recipients';
import { longestLead, type NewBroadcast } from './broadcast-request';
import { type Broadcast, findBroadcast, insertBroadcast } from './broadcast-store';
import { estimateBroadcast } from './estimate-broadcast';
import { describeBroadcast } from './tell-status';

/** ms that a message may wait for its turn when nothing else is asked for. */
const usualPatience = 86_400_000;

/**
 * Writes a message for every recipient into the outbox, all or none. The same reference with the same
 * contents is the same broadcast.
 * @throws AppError 409 `broadcast_exists`, 422 for times and variables that cannot be
 */
export async function createBroadcast(request: NewBroadcast, app: App): Promise<PartnerAnswer> {
  const business = await app.business();
  const known = await findSame({ queries: app.database, business, request });
  if (known) return answer({ app, request, broadcast: known, status: 200 });
  const now = app.clock.now();
  const times = readTimes({ request, now });
  const addressed = addressRecipients({ request, business });
  const { micros } = await estimateBroadcast({ app, business, request, addressed });
  const status = await app.database.transaction().execute(async (transaction) => {
    const id = await insertBroadcast({
      queries: transaction,
      businessId: business.id,
      reference: request.reference,
      template: request.template,
      purpose: addressed.purpose,
      contentDigest: digestOf(request),
      recipients: addressed.messages.length,
      estimateMicros: micros,
      earliestAt: times.earliestAt,
      now,
    });
    // The same request, sent twice at once: the other one writes the messages.
    if (id === undefined) return 200;
    await writeMessages({ transaction, business, broadcastId: id, request, addressed, times, now });
    return 201;
  });
  if (times.earliestAt.getTime() <= now.getTime()) await dispatch(app);
  const broadcast = await findSame({ queries: app.database, business, request });
  if (!broadcast) throw new Error('A broadcast that was just written is gone.');
  return answer({ app, request, broadcast, status });
}

async function writeMessages({
  transaction,
  business,
  broadcastId,
  request,
  addressed,
  times,
  now,
}: {
  transaction: Queries;
  business: Business;
  broadcastId: string;
  request: NewBroadcast;
  addressed: AddressedBroadcast;
  times: { earliestAt: Date; latestAt: Date };
  now: Date;
}): Promise<void> {
  const channels: ChannelPlan = request.channel
    ? { kind: 'only', channel: request.channel }
    : { kind: 'by-opt-in' };
  await enqueue({
    transaction,
    business,
    intents: addressed.messages.map(({ phoneNumber, variables, language }) => ({
      recipient: phoneNumber,
      idempotencyKey: `broadcast:${broadcastId}`,
      message: fillTemplate(addressed.template, variables),
      purpose: addressed.purpose,
      priority: 'bulk',
      channels,
      broadcastId,
      ...times,
      ...(language ? { language } : {}),
      ...(request.media.length > 0 ? { media: request.media } : {}),
    })),
    now,
  });
}

async function answer({
  app,
  request: { reference },
  broadcast,
  status,
}: {
  app: App;
  request: NewBroadcast;
  broadcast: Broadcast;
  status: 200 | 201;
}): Promise<PartnerAnswer> {
  return { status, body: await describeBroadcast({ queries: app.database, reference, broadcast }) };
}

/** @throws AppError 409 `broadcast_exists` when the reference is another broadcast's */
async function findSame({
  queries,
  business,
  request,
}: {
  queries: Queries;
  business: Business;
  request: NewBroadcast;
}): Promise<Broadcast | undefined> {
  const { reference } = request;
  const broadcast = await findBroadcast({ queries, businessId: business.id, reference });
  if (broadcast && broadcast.contentDigest !== digestOf(request)) throw exists();
  return broadcast;
}

function exists(): AppError {
  return new AppError(
    'broadcast_exists',
    409,
    'Another broadcast has this reference. Use a new one, or ask for this one by "status".',
  );
}

function digestOf({ sendAt, latestAt, ...request }: NewBroadcast): string {
  const times = { sendAt: sendAt?.toISOString(), latestAt: latestAt?.toISOString() };
  return createHash('sha256')
    .update(canonicalJson({ ...request, ...times }))
    .digest('hex');
}

function readTimes({ request, now }: { request: NewBroadcast; now: Date }): {
  earliestAt: Date;
  latestAt: Date;
} {
  const { sendAt } = request;
  if (sendAt && sendAt.getTime() < now.getTime()) {
    throw new AppError('send_time_past', 422, 'Set sendAt to a time to come, or leave it out.');
  }
  const earliestAt = sendAt ?? now;
  const latestAt = request.latestAt ?? new Date(earliestAt.getTime() + usualPatience);
  if (latestAt.getTime() <= earliestAt.getTime()) {
    throw new AppError('latest_time_too_early', 422, 'Set latestAt to a time after sendAt.');
  }
  if (latestAt.getTime() - now.getTime() > longestLead) {
    throw new AppError('send_time_too_late', 422, 'Send within a year from now.');
  }
  return { earliestAt, latestAt };
}
