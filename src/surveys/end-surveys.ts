import type { App } from '../platform/app';
import type { Queries } from '../platform/database/connection';
import { endOpenRuns } from './survey-store';

/** Ends the survey that somebody has open: they want no more texts. */
export async function endSurveysOf({
  queries,
  businessId,
  person,
  now,
}: {
  queries: Queries;
  businessId: string;
  /** E.164. */
  person: string;
  now: Date;
}): Promise<void> {
  await endOpenRuns({ queries, businessId, state: 'stopped', now, only: { people: [person] } });
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
