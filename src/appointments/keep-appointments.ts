import type { App } from '../platform/app';
import { endPastAppointments } from './end-past-appointments';
import { noteReminders } from './note-reminders';

/**
 * What time does to appointments, for the minute job: reminders that went out (or never will) are
 * noted, and appointments that are long over are closed. Whatever a stopped job has missed, the next
 * run does.
 *
 * @returns how many of each
 */
export async function keepAppointments(
  app: App,
): Promise<{ reminded: number; notReminded: number; ended: number }> {
  const business = await app.business();
  const work = { database: app.database, businessId: business.id, now: app.clock.now() };
  const noted = await noteReminders(work);
  return { ...noted, ended: await endPastAppointments(work) };
}
