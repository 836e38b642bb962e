import { describeAmount } from '../messaging/prices/money';
import { reasonCoded } from '../messaging/refusal-reasons';
import type { App } from '../platform/app';
import type { Queries } from '../platform/database/connection';
import { AppError } from '../platform/errors';
import type { PartnerAnswer } from '../platform/gates/partner-event';
import {
  type Broadcast,
  endingsOf,
  findBroadcast,
  type Progress,
  progressOf,
} from './broadcast-store';

/** Tells how far a broadcast is. @throws AppError 404 `broadcast_not_found` */
export async function tellStatus(
  { reference }: { reference: string },
  app: App,
): Promise<PartnerAnswer> {
  const business = await app.business();
  const queries = app.database;
  const broadcast = await requireBroadcast({ queries, businessId: business.id, reference });
  return { status: 200, body: await describeBroadcast({ queries, reference, broadcast }) };
}

/** @throws AppError 404 `broadcast_not_found` */
export async function requireBroadcast(which: {
  queries: Queries;
  businessId: string;
  reference: string;
}): Promise<Broadcast> {
  const broadcast = await findBroadcast(which);
  if (broadcast) return broadcast;
  throw new AppError('broadcast_not_found', 404, 'No broadcast has this reference.');
}

/** A broadcast as its owner is told of it. */
export async function describeBroadcast({
  queries,
  reference,
  broadcast,
}: {
  queries: Queries;
  reference: string;
  broadcast: Broadcast;
}): Promise<object> {
  const progress = await progressOf({ queries, id: broadcast.id });
  const endings = await endingsOf({ queries, id: broadcast.id });
  return {
    reference,
    state: stateOf({ broadcast, progress }),
    sendAt: broadcast.earliestAt.toISOString(),
    people: broadcast.recipients,
    counts: progress.counts,
    reasons: endings.map((ending) => ({ ...ending, meaning: reasonCoded(ending.code) })),
    estimate: describeAmount(broadcast.estimateMicros),
    spent: describeAmount(progress.spentMicros),
  };
}

function stateOf({
  broadcast,
  progress,
}: {
  broadcast: Broadcast;
  progress: Progress;
}): 'cancelled' | 'finished' | 'scheduled' | 'sending' {
  if (broadcast.cancelledAt) return 'cancelled';
  if (progress.unfinished === 0) return 'finished';
  return progress.counts.pending === broadcast.recipients ? 'scheduled' : 'sending';
}
