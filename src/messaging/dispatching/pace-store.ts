import { sql } from 'kysely';
import type { Business } from '../../platform/business';
import type { Queries } from '../../platform/database/connection';
import type { Channel } from '../channel';
import type { Sender } from '../senders/sender';
import { clocksDiffer, isPaceValid, type SenderPace } from './pace';

/** Names a sender: the same address may serve two channels. */
export function senderKey({ channel, address }: { channel: Channel; address: string }): string {
  return `${channel} ${address}`;
}

/**
 * How far these senders are. Their rows are held until the transaction ends, so that two dispatchers
 * do not give the same moment away. A sender without a row of its own starts anew with each run.
 */
export async function lockPaces({
  transaction,
  business,
  senders,
  now,
}: {
  transaction: Queries;
  business: Pick<Business, 'id'>;
  senders: readonly Sender[];
  now: Date;
}): Promise<Map<string, SenderPace>> {
  if (senders.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('senders')
    .select(['channel', 'address', 'next_send_at', 'paused_until', 'paced_at'])
    .where('business_id', '=', business.id)
    .where('address', 'in', [...new Set(senders.map(({ address }) => address))])
    .orderBy('channel')
    .orderBy('address')
    .forUpdate()
    .execute();
  const valid = rows.filter(({ paced_at }) => isPaceValid({ keptAt: paced_at, now }));
  const stored = new Map(valid.map((row) => [senderKey(row), row]));
  return new Map(
    senders.map((sender) => {
      const row = stored.get(senderKey(sender));
      return [
        senderKey(sender),
        {
          messagesPerSecond: sender.messagesPerSecond,
          busyUntil: row?.next_send_at?.getTime() ?? 0,
          pausedUntil: row?.paused_until?.getTime() ?? 0,
          waiting: 0,
        },
      ];
    }),
  );
}

/** Keeps until when senders are busy and at rest, in one statement. */
export async function savePaces({
  transaction,
  business,
  paces,
  now,
}: {
  transaction: Queries;
  business: Pick<Business, 'id'>;
  paces: ReadonlyMap<string, SenderPace>;
  now: Date;
}): Promise<void> {
  const values = [...paces].flatMap(([key, { busyUntil, pausedUntil }]) => {
    const [channel, ...address] = key.split(' ');
    if (busyUntil === 0) return [];
    return [
      {
        channel,
        address: address.join(' '),
        next_send_at: new Date(busyUntil),
        paused_until: pausedUntil === 0 ? null : new Date(pausedUntil),
      },
    ];
  });
  if (values.length === 0) return;
  await sql`
    update senders set next_send_at = new.next_send_at, paused_until = new.paused_until,
      paced_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as new (channel text, address text, next_send_at timestamptz, paused_until timestamptz)
    where senders.business_id = ${business.id}
      and senders.channel = new.channel and senders.address = new.address`.execute(transaction);
}

/** Lets senders rest: one that was told to slow down, or all of Twilio's when the account was. */
export async function pauseSenders({
  transaction,
  business,
  which,
  until,
  now,
}: {
  transaction: Queries;
  business: Pick<Business, 'id'>;
  which: { channel: Channel; address: string } | 'all-of-twilio';
  until: Date;
  now: Date;
}): Promise<void> {
  const isVoid = sql<boolean>`paced_at > ${new Date(now.getTime() + clocksDiffer)}`;
  let pause = transaction
    .updateTable('senders')
    .set({
      paused_until: sql`case when ${isVoid} then ${until} else greatest(paused_until, ${until}) end`,
      next_send_at: sql`case when ${isVoid} then null else next_send_at end`,
      paced_at: now,
    })
    .where('business_id', '=', business.id);
  pause =
    which === 'all-of-twilio'
      ? pause.where('channel', '!=', 'email')
      : pause.where('channel', '=', which.channel).where('address', '=', which.address);
  await pause.execute();
}
