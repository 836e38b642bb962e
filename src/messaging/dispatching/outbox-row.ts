import type { Selectable } from 'kysely';
import * as z from 'zod/mini';
import type { Tables } from '../../platform/database/tables';
import type { Channel } from '../channel';

/** A notification as it is stored. */
export type OutboxRow = Selectable<Tables['outbox']>;

/** What a step changes of a row; what is not named stays. */
export type RowChange = Partial<
  Pick<
    OutboxRow,
    | 'state'
    | 'attempts'
    | 'channel_attempts'
    | 'channel_index'
    | 'sender'
    | 'due_at'
    | 'message_sid'
    | 'error_code'
    | 'finished_at'
  >
>;

/** The channel that a row is tried on now; undefined when all were tried. */
export function channelOf(row: Pick<OutboxRow, 'channels' | 'channel_index'>): Channel | undefined {
  return channelAt(row, row.channel_index);
}

/** Whether there is a further channel after the present one. */
export function hasNextChannel(row: Pick<OutboxRow, 'channels' | 'channel_index'>): boolean {
  return channelAt(row, row.channel_index + 1) !== undefined;
}

function channelAt({ channels }: Pick<OutboxRow, 'channels'>, index: number): Channel | undefined {
  const name = channels[index];
  return known.find((channel) => channel === name);
}

const known = ['sms', 'whatsapp', 'email'] as const satisfies readonly Channel[];

/** Whether a message of the row is out already: when it is due, it is the turn of the next channel. */
export function wasHandedOn({ state }: Pick<OutboxRow, 'state'>): boolean {
  return state === 'sent' || state === 'scheduled';
}

const variablesSchema = z.record(z.string(), z.string());

/** The values for its template. */
export function variablesOf(row: Pick<OutboxRow, 'variables'>): Record<string, string> {
  return variablesSchema.parse(row.variables);
}

const mediaSchema = z.array(
  z.object({ url: z.string(), contentType: z.string(), bytes: z.optional(z.number()) }),
);

/** A file that is to go along: where it is, and what. */
export type OutboxFile = z.infer<typeof mediaSchema>[number];

/** The files that are to go along. */
export function mediaOf(row: Pick<OutboxRow, 'media'>): OutboxFile[] {
  return row.media === null ? [] : mediaSchema.parse(row.media);
}

const waitsSchema = z.partialRecord(z.enum(known), z.number());

/** Minutes within which a channel usually delivers; after the last channel nobody waits. */
const usualWaits: Readonly<Record<Channel, number>> = { whatsapp: 15, sms: 60, email: 0 };

/** When the next channel is tried, if what goes out at a time is not delivered by then. */
export function fallbackTime(
  row: Pick<OutboxRow, 'channels' | 'channel_index' | 'channel_waits'>,
  sentAt: Date,
): Date | null {
  const channel = channelOf(row);
  if (channel === undefined || !hasNextChannel(row)) return null;
  const own = row.channel_waits === null ? {} : waitsSchema.parse(row.channel_waits);
  return new Date(sentAt.getTime() + (own[channel] ?? usualWaits[channel]) * 60_000);
}
