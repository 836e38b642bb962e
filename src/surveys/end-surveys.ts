import { cancel } from '../messaging/outbox';
import type { App } from '../platform/app';
import type { Business } from '../platform/business';
import type { Queries } from '../platform/database/connection';
import { invitationKey } from './invitation-key';
import { endOpenRuns } from './survey-store';

/** Ends the survey that somebody has open: they want no more texts. Its invitation may not have gone out. */
export async function endSurveysOf({
  transaction,
  business,
  person,
  now,
}: {
  transaction: Queries;
  business: Business;
  /** E.164. */
  person: string;
  now: Date;
}): Promise<void> {
  const runs = await endOpenRuns({
    queries: transaction,
    businessId: business.id,
    state: 'stopped',
    now,
    only: { people: [person] },
  });
  const idempotencyKeys = runs.map(({ id }) => invitationKey(id));
  await cancel({ transaction, business, person, idempotencyKeys, now });
}

/** Ends the surveys whose time is over; part of the scheduled work. @returns how many */
export async function expireSurveys(app: App): Promise<number> {
  const now = app.clock.now();
  const { id: businessId } = await app.business();
  const ended = await endOpenRuns({
    queries: app.database,
    businessId,
    state: 'expired',
    now,
    only: { dueUntil: now },
  });
  return ended.length;
}
