import type { App } from '../platform/app';
import type { Queries } from '../platform/database/connection';
import { awaitedStates, isAwaited, stateAfter } from './appointment-states';
import { lockAppointment, updateAppointment } from './appointment-store';

/** How long staff have to say what became of an appointment, in ms from its beginning. */
const timeToMark = 24 * 60 * 60_000;
/** A few at once, so that a run stays short; the next one goes on. */
const batchSize = 40;

/**
 * Closes appointments of which nobody has said what became of them: as done, or as missed where the
 * customer had asked for another time. Staff may correct it.
 * @returns how many
 */
export async function endPastAppointments(app: App): Promise<number> {
  const { database } = app;
  const { id: businessId } = await app.business();
  const now = app.clock.now();
  const rows = await database
    .selectFrom('appointments')
    .select('reference')
    .where('business_id', '=', businessId)
    .where('state', 'in', awaitedStates)
    .where('starts_at', '<=', new Date(now.getTime() - timeToMark))
    .orderBy('starts_at')
    .limit(batchSize)
    .execute();
  let ended = 0;
  for (const { reference } of rows) {
    await database.transaction().execute(async (transaction) => {
      const known = await lockAppointment({ transaction, businessId, reference });
      if (!known) return;
      const { appointment } = known;
      const event = appointment.state === 'change-requested' ? 'mark-missed' : 'mark-done';
      const state = stateAfter(appointment.state, event);
      // Somebody may have marked or moved it since.
      const isPast = appointment.startsAt.getTime() + timeToMark <= now.getTime();
      if (state === undefined || !isAwaited(appointment.state) || !isPast) return;
      await updateAppointment({
        transaction,
        businessId,
        appointment,
        change: { state },
        entry: { event, source: 'schedule' },
        now,
      });
      ended += 1;
    });
  }
  return ended;
}

/** When the next appointment is to be closed, if nobody says before what became of it. */
export async function nextPastAppointment({
  queries,
  businessId,
}: {
  queries: Queries;
  businessId: string;
}): Promise<Date | undefined> {
  const row = await queries
    .selectFrom('appointments')
    .select('starts_at')
    .where('business_id', '=', businessId)
    .where('state', 'in', awaitedStates)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst();
  return row && new Date(row.starts_at.getTime() + timeToMark);
}
