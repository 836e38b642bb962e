import { dispatch } from '../messaging/dispatch';
import { cancelBroadcastMessages } from '../messaging/outbox';
import type { App } from '../platform/app';
import type { PartnerAnswer } from '../platform/gates/partner-event';
import { markCancelled, progressOf } from './broadcast-store';
import { requireBroadcast, tellStatus } from './tell-status';

/**
 * Stops a broadcast: who has not got it, gets it no more. Doing it again changes nothing,
 * and one that is finished stays finished.
 * @throws AppError 404 `broadcast_not_found`
 */
export async function cancelBroadcast(
  { reference }: { reference: string },
  app: App,
): Promise<PartnerAnswer> {
  const now = app.clock.now();
  const business = await app.business();
  await app.database.transaction().execute(async (transaction) => {
    const { id } = await requireBroadcast({
      queries: transaction,
      businessId: business.id,
      reference,
    });
    if ((await progressOf({ queries: transaction, id })).unfinished === 0) return;
    await markCancelled({ queries: transaction, id, now });
    await cancelBroadcastMessages({ transaction, broadcastId: id, now });
  });
  await dispatch(app);
  return tellStatus({ reference }, app);
}
