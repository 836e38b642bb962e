import { sql } from 'kysely';
import type { Queries } from '../database/connection';
import { AppError } from '../errors';
import { signatureTolerance } from './partner-signature';

/** What a system of the business gets back. */
export interface PartnerAnswer {
  status: number;
  body: object;
}

/** The status of a request that is still being answered. */
const underWay = 0;
/** ms after which a request without an answer has died with its function, which ends after 10 s. */
const longestAnswer = 15_000;
/** Signatures are forgotten when they have expired for sure; a few at each request. */
const keptFor = 2 * signatureTolerance + 60_000;
const forgottenAtOnce = 10;

/**
 * Notes that a signed request has come, so that its exact repetition does nothing a second time.
 * @returns the answer that it got before, or undefined: this one is to be answered
 * @throws AppError `request_under_way` (409) while another instance is answering the same request
 */
export async function beginPartnerRequest({
  database,
  signature,
  now,
}: {
  database: Queries;
  signature: string;
  now: Date;
}): Promise<PartnerAnswer | undefined> {
  const deadSince = new Date(now.getTime() - longestAnswer);
  const begun = await database
    .insertInto('partner_requests')
    .values({ signature, status: underWay, answer: '', received_at: now })
    .onConflict((conflict) =>
      conflict
        .column('signature')
        .doUpdateSet({ received_at: now })
        .where('partner_requests.status', '=', underWay)
        .where('partner_requests.received_at', '<', deadSince),
    )
    .executeTakeFirst();
  if ((begun.numInsertedOrUpdatedRows ?? 0n) > 0n) return undefined;
  const known = await database
    .selectFrom('partner_requests')
    .select(['status', 'answer'])
    .where('signature', '=', signature)
    .executeTakeFirst();
  if (!known || known.status === underWay) {
    throw new AppError('request_under_way', 409, 'The same request is being answered: ask again.');
  }
  return { status: known.status, body: Object(JSON.parse(known.answer)) };
}

/** Keeps the answer for repetitions, and forgets those that can no longer come. */
export async function keepPartnerAnswer({
  database,
  signature,
  answer,
  now,
}: {
  database: Queries;
  signature: string;
  answer: PartnerAnswer;
  now: Date;
}): Promise<void> {
  await database
    .updateTable('partner_requests')
    .set({ status: answer.status, answer: JSON.stringify(answer.body) })
    .where('signature', '=', signature)
    .execute();
  await database
    .deleteFrom('partner_requests')
    .where('signature', 'in', (query) =>
      query
        .selectFrom('partner_requests')
        .select('signature')
        .where('received_at', '<', new Date(now.getTime() - keptFor))
        .orderBy('received_at')
        .limit(sql.lit(forgottenAtOnce))
        .forUpdate()
        .skipLocked(),
    )
    .execute();
}

/** Lets a request that failed be repeated as if it had never come. */
export async function forgetPartnerRequest({
  database,
  signature,
}: {
  database: Queries;
  signature: string;
}): Promise<void> {
  await database.deleteFrom('partner_requests').where('signature', '=', signature).execute();
}
