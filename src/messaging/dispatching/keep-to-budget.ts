import type { Transaction } from 'kysely';
import type { App } from '../../platform/app';
import type { Business } from '../../platform/business';
import type { Tables } from '../../platform/database/tables';
import { payFromDailyBudget } from '../budget/daily-budget';
import { mostPerMessage, priceOf } from '../prices/price-of';
import type { ReadySend } from './decide-row';
import type { RowChange } from './outbox-row';
import type { Sorted } from './plan-batch';
import { priorityNamed } from './priority';
import { finish } from './transitions';

/** Pays for what is ready; what the day's budget does not cover waits for the next day. */
export async function keepToBudget({
  app,
  transaction,
  business,
  ready,
  now,
}: {
  app: App;
  transaction: Transaction<Tables>;
  business: Business;
  ready: readonly ReadySend[];
  now: Date;
}): Promise<Sorted> {
  if (ready.length === 0) return { ready: [], changes: [] };
  const priced = ready.map((send) => ({
    send,
    micros: priceOf({
      message: send.route.message,
      to: send.row.recipient,
      template: send.route.template,
      files: send.route.files.length,
    }),
  }));
  const affordable = priced.filter(({ micros }) => micros <= mostPerMessage);
  const messages = affordable.map(({ send, micros }) => ({
    id: send.row.id,
    micros,
    priority:
      priorityNamed(send.row.priority) === 'urgent' ? ('urgent' as const) : ('other' as const),
  }));
  const paid = await payFromDailyBudget({ app, transaction, business, messages, now });
  const { heldUntil } = paid;
  const isGranted = ({ row }: ReadySend): boolean => paid.granted.has(row.id);
  return {
    ready: affordable.map(({ send }) => send).filter(isGranted),
    changes: [
      ...priced
        .filter(({ micros }) => micros > mostPerMessage)
        .map(({ send: { row } }) => ({ row, change: finish('refused', { code: '30010', now }) })),
      ...affordable
        .map(({ send }) => send)
        .filter((send) => !isGranted(send))
        .map(({ row }) => ({ row, change: { due_at: heldUntil } satisfies RowChange })),
    ],
  };
}
