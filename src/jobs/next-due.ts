import { nextDueMessage } from '../messaging/dispatching/row-store';
import { dueWork, type Waiting } from './due-work';

/**
 * When the scheduled work next has something to do, as things stand: for those who would rather wait
 * for it than ask each minute. Undefined when nothing waits.
 */
export async function nextDue(waiting: Waiting): Promise<Date | undefined> {
  const times: number[] = [];
  for (const nextAt of [nextDueMessage, ...dueWork.map((work) => work.nextAt)]) {
    const at = await nextAt(waiting);
    if (at) times.push(at.getTime());
  }
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}
