import { placeToWait } from '../waiting-time';
import { allowedTime } from './allowed-time';
import type { Attempt } from './attempt-store';
import { digestOf } from './body-digest';
import { chooseRoute, type Means, type Route } from './choose-route';
import { type OutboxRow, type RowChange, wasHandedOn } from './outbox-row';
import type { Recipient } from './recipient-store';
import { afterWaiting, finish } from './transitions';

/** A message that can be handed on now, and how the attempt is noted. */
export interface ReadySend {
  /** As it is stored. */
  row: OutboxRow;
  /** What becomes of it when it goes. */
  beginning: RowChange;
  attempt: Attempt;
  route: Route;
  /** When Twilio shall send it, if it waits there. */
  sendAt: Date | undefined;
}

/** What is decided about a row: to go now, or a change that ends it or lets it wait. */
export type Decision =
  | { kind: 'send'; send: ReadySend }
  | { kind: 'change'; change: RowChange; code?: string };

/** Decides about one row by its times, the person's consent, and what there is to send with. */
export async function decideRow({
  row,
  recipient,
  means,
  now,
}: {
  row: OutboxRow;
  recipient: Recipient;
  means: Means;
  now: Date;
}): Promise<Decision> {
  if (now > row.latest_at) return ended(row, { state: 'expired', code: 'too_late', now });
  const current = wasHandedOn(row) ? { ...row, ...afterWaiting(row) } : row;
  const route = await chooseRoute({ row: current, recipient, means, now });
  if (route.kind === 'obstacle') return ended(row, { state: 'refused', code: route.code, now });

  const place = placeToWait({
    hold: canWaitAtTwilio({ row, route }) ? 'at-twilio' : 'in-store',
    earliestAt: row.earliest_at,
    now,
  });
  if (place.kind === 'later') return { kind: 'change', change: { due_at: place.at } };
  const wanted = place.kind === 'now' ? now : place.at;
  const { business } = means;
  const at = allowedTime({ at: wanted, row, channel: route.channel, recipient, business });
  if (at > row.latest_at) return ended(row, { state: 'expired', code: 'quiet_hours', now });
  if (place.kind === 'now' && at > now) return { kind: 'change', change: { due_at: at } };
  const isOtherChannel = route.channelIndex !== row.channel_index;
  return {
    kind: 'send',
    send: {
      row,
      beginning: {
        state: 'sending',
        attempts: row.attempts + 1,
        channel_index: route.channelIndex,
        channel_attempts: isOtherChannel ? 1 : row.channel_attempts + 1,
        sender: route.sender.address,
      },
      attempt: {
        outboxId: row.id,
        number: row.attempts + 1,
        channel: route.channel,
        to: route.to,
        sender: route.sender.address,
        bodyDigest: digestOf(route.message),
      },
      route,
      sendAt: place.kind === 'at-twilio' ? at : undefined,
    },
  };
}

/** Message Scheduling is a feature of Messaging Services. */
function canWaitAtTwilio({ row, route }: { row: OutboxRow; route: Route }): boolean {
  return (
    row.hold === 'at-twilio' &&
    route.channel !== 'email' &&
    route.sender.messagingServiceSid !== undefined
  );
}

/**
 * The end of a row that cannot go. One of which a message is out keeps that as its outcome, and one
 * that was tried before has failed by what it failed of, if anything.
 */
function ended(
  row: OutboxRow,
  { state, code, now }: { state: 'expired' | 'refused'; code: string; now: Date },
): Decision {
  if (wasHandedOn(row)) return { kind: 'change', change: { state: 'sent', due_at: null }, code };
  if (row.attempts === 0 || row.error_code === null)
    return { kind: 'change', change: finish(state, { code, now }), code };
  const failedOf = row.error_code ?? code;
  const last = state === 'refused' ? 'failed' : state;
  return { kind: 'change', change: finish(last, { code: failedOf, now }), code };
}
