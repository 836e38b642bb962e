import type { Transaction } from 'kysely';
import type { Department, Tables } from '../platform/database/tables';

/** One recorded message. */
export interface Voicemail {
  callSid: string;
  recordingSid: string;
  department: Department;
  url: string | undefined;
}

/** Keeps a recording and how long it is; a repeated report changes nothing. */
export async function keepRecording({
  transaction,
  voicemail,
  now,
}: {
  transaction: Transaction<Tables>;
  voicemail: Voicemail & { durationSeconds: number };
  now: Date;
}): Promise<void> {
  await transaction
    .insertInto('voicemails')
    .values({ ...newVoicemail({ voicemail, now }), duration_seconds: voicemail.durationSeconds })
    .onConflict((conflict) =>
      conflict.columns(['call_sid', 'recording_sid']).doUpdateSet({
        recording_url: voicemail.url ?? null,
        duration_seconds: voicemail.durationSeconds,
      }),
    )
    .execute();
}

/**
 * Keeps what was said in a recording, whether or not the recording itself was reported yet.
 * @returns `known` when it was kept before; the row stays locked until the transaction ends
 */
export async function keepTranscription({
  transaction,
  voicemail,
  now,
}: {
  transaction: Transaction<Tables>;
  voicemail: Voicemail & { text: string };
  now: Date;
}): Promise<'new' | 'known'> {
  const result = await transaction
    .insertInto('voicemails')
    .values({ ...newVoicemail({ voicemail, now }), transcription: voicemail.text })
    .onConflict((conflict) =>
      conflict
        .columns(['call_sid', 'recording_sid'])
        .doUpdateSet({ transcription: voicemail.text })
        .where('voicemails.transcription', 'is', null),
    )
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n ? 'new' : 'known';
}

/** Who left a message: the number as the call had it, and the name when it is a customer's. */
export async function findCaller({
  transaction,
  callSid,
  businessId,
}: {
  transaction: Transaction<Tables>;
  callSid: string;
  businessId: string;
}): Promise<{ address: string; name: string | undefined } | undefined> {
  const row = await transaction
    .selectFrom('calls')
    .leftJoin('customers', (join) =>
      join
        .onRef('customers.phone_number', '=', 'calls.caller')
        .on('customers.business_id', '=', businessId),
    )
    .select(['calls.caller', 'customers.name'])
    .where('calls.call_sid', '=', callSid)
    .executeTakeFirst();
  return row && { address: row.caller, name: row.name ?? undefined };
}

function newVoicemail({ voicemail, now }: { voicemail: Voicemail; now: Date }): {
  call_sid: string;
  recording_sid: string;
  department: Department;
  recording_url: string | null;
  received_at: Date;
} {
  return {
    call_sid: voicemail.callSid,
    recording_sid: voicemail.recordingSid,
    department: voicemail.department,
    recording_url: voicemail.url ?? null,
    received_at: now,
  };
}
