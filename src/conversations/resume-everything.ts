import { replanReminders } from '../appointments/replan-reminders';
import type { InboundTurn } from './turn';

/**
 * Brings back what STOP has ended, for somebody who takes texts again, as far as it still lies ahead:
 * reminders of appointments. What told of something that has happened meanwhile stays away.
 */
export async function resumeEverything(turn: InboundTurn): Promise<void> {
  const { customer } = turn;
  // Strangers have no appointments.
  if (customer) await replanReminders({ ...turn, customer });
}
