import { sql } from 'kysely';
import type { Business } from '../../platform/business';
import type { Queries } from '../../platform/database/connection';
import type { Channel } from '../channel';
import type { Sender } from '../senders/sender';
import type { SenderPace } from './pace';

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
}: {
  transaction: Queries;
  business: Pick<Business, 'id'>;
  senders: readonly Sender[];
}): Promise<Map<string, SenderPace>> {
  if (senders.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('senders')
    .select(['channel', 'address', 'next_send_at', 'paused_until'])
    .where('business_id', '=', business.id)
    .where('address', 'in', [...new Set(senders.map(({ address }) => address))])
    .orderBy('channel')
    .orderBy('address')
    .forUpdate()
    .execute();
  const stored = new Map(rows.map((row) => [senderKey(row), row]));
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

/** Keeps until when senders are busy, in one statement. */
export async function savePaces({
  transaction,
  business,
  paces,
}: {
  transaction: Queries;
  business: Pick<Business, 'id'>;
  paces: ReadonlyMap<string, SenderPace>;
}): Promise<void> {
  const values = [...paces].flatMap(([key, { busyUntil }]) => {
    const [channel, ...address] = key.split(' ');
    return busyUntil > 0
      ? [{ channel, address: address.join(' '), next_send_at: new Date(busyUntil) }]
      : [];
  });
  if (values.length === 0) return;
  await sql`
    update senders set next_send_at = new.next_send_at
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as new (channel text, address text, next_send_at timestamptz)
    where senders.business_id = ${business.id}
      and senders.channel = new.channel and senders.address = new.address`.execute(transaction);
}

/** Lets senders rest: one that was told to slow down, or all of Twilio's when the account was. */
export async function pauseSenders({
  transaction,
  business,
  which,
  until,
}: {
  transaction: Queries;
  business: Pick<Business, 'id'>;
  which: { channel: Channel; address: string } | 'all-of-twilio';
  until: Date;
}): Promise<void> {
  let pause = transaction
    .updateTable('senders')
    .set({ paused_until: until })
    .where('business_id', '=', business.id)
    .where((row) => row.or([row('paused_until', 'is', null), row('paused_until', '<', until)]));
  pause =
    which === 'all-of-twilio'
      ? pause.where('channel', '!=', 'email')
      : pause.where('channel', '=', which.channel).where('address', '=', which.address);
  await pause.execute();
}
