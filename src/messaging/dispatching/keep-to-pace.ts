import type { Transaction } from 'kysely';
import type { Business } from '../../platform/business';
import type { Tables } from '../../platform/database/tables';
import type { ReadySend } from './decide-row';
import { giveToSender } from './pace';
import { lockPaces, savePaces, senderKey } from './pace-store';
import type { ChangedRow, RunMemory, Sorted } from './plan-batch';
import { priorityNamed } from './priority';

/** Gives each sender what it can send; the rest waits its turn. */
export async function keepToPace({
  transaction,
  business,
  ready,
  memory,
  now,
}: {
  transaction: Transaction<Tables>;
  business: Business;
  ready: readonly ReadySend[];
  memory: RunMemory;
  now: Date;
}): Promise<Sorted> {
  const senders = ready.map(({ route }) => route.sender);
  const paces = await lockPaces({ transaction, business, senders, now });
  const going: ReadySend[] = [];
  const changes: ChangedRow[] = [];
  for (const send of ready) {
    const key = senderKey(send.route.sender);
    const known = paces.get(key);
    // What waits at Twilio goes at its own time and takes nobody's place now.
    if (!known || send.sendAt) {
      going.push(send);
      continue;
    }
    const waiting = memory.waiting.get(key) ?? 0;
    const priority = priorityNamed(send.row.priority);
    const given = giveToSender({ ...known, waiting }, { priority, now });
    paces.set(key, given.pace);
    if (given.kind === 'go') {
      going.push(send);
    } else {
      memory.waiting.set(key, given.pace.waiting);
      changes.push({ row: send.row, change: { due_at: given.until } });
    }
  }
  await savePaces({ transaction, business, paces, now });
  return { ready: going, changes };
}
