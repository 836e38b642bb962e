import { expressionBuilder, type Selectable, sql, type Transaction } from 'kysely';
import type { Queries } from '../platform/database/connection';
import type { Tables } from '../platform/database/tables';
import type { Answer } from './survey-definition';
import { openStates, type Progress, rememberedTime } from './survey-state';

/** One person's way through one survey. */
export type SurveyRun = Selectable<Tables['survey_runs']>;

/** A run that is about to begin. */
export interface NewRun {
  person: string;
  language: 'en' | 'es';
}

/**
 * Begins a survey for people; whoever has one open, or had this one under the same reference, is left
 * out. @returns the new runs
 */
export async function insertRuns({
  transaction,
  businessId,
  survey,
  reference,
  firstQuestion,
  runs,
  now,
  expiresAt,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  survey: string;
  reference: string;
  firstQuestion: string;
  runs: readonly NewRun[];
  now: Date;
  expiresAt: Date;
}): Promise<SurveyRun[]> {
  return transaction
    .insertInto('survey_runs')
    .values(
      runs.map(({ person, language }) => ({
        person,
        business_id: businessId,
        reference,
        survey,
        language,
        state: 'asked' as const,
        question: firstQuestion,
        asked_at: now,
        expires_at: expiresAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .execute();
}

/** Who of these people was asked under this reference before, and by which survey. */
export async function runsOf({
  transaction,
  businessId,
  reference,
  people,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  reference: string;
  people: readonly string[];
}): Promise<Pick<SurveyRun, 'person' | 'survey'>[]> {
  return transaction
    .selectFrom('survey_runs')
    .select(['person', 'survey'])
    .where('person', 'in', people)
    .where('business_id', '=', businessId)
    .where('reference', '=', reference)
    .execute();
}

/** Whether somebody has a survey that is open, or expired lately; for a statement from `businesses`. */
export function maySurveyTake({ person, now }: { person: string; now: Date }) {
  const from = expressionBuilder<Tables, 'businesses'>();
  return from.exists(
    from
      .selectFrom('survey_runs')
      .select('survey_runs.id')
      .where('survey_runs.person', '=', person)
      .whereRef('survey_runs.business_id', '=', 'businesses.id')
      .where((where) =>
        where.or([
          where('survey_runs.ended_at', 'is', null),
          where.and([
            where('survey_runs.state', '=', 'expired'),
            where('survey_runs.expires_at', '>', new Date(now.getTime() - rememberedTime)),
          ]),
        ]),
      ),
  );
}

/** The survey that somebody was asked last, locked until the transaction ends. */
export async function lastRunOf({
  transaction,
  businessId,
  person,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  person: string;
}): Promise<SurveyRun | undefined> {
  return transaction
    .selectFrom('survey_runs')
    .selectAll()
    .where('person', '=', person)
    .where('business_id', '=', businessId)
    .orderBy(sql`ended_at is null`, 'desc')
    .orderBy('asked_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

/** Keeps where a run stands; one that is no longer open ends now. */
export async function saveProgress({
  transaction,
  run,
  progress,
  now,
}: {
  transaction: Transaction<Tables>;
  run: Pick<SurveyRun, 'person' | 'id'>;
  progress: Progress;
  now: Date;
}): Promise<void> {
  const hasEnded = !openStates.some((open) => open === progress.state);
  await transaction
    .updateTable('survey_runs')
    .set({ ...progress, ended_at: hasEnded ? now : null })
    .where('person', '=', run.person)
    .where('id', '=', run.id)
    .execute();
}

export async function insertAnswer({
  transaction,
  run,
  answer,
  messageSid,
  now,
}: {
  transaction: Transaction<Tables>;
  run: SurveyRun;
  answer: Answer;
  messageSid: string;
  now: Date;
}): Promise<void> {
  await transaction
    .insertInto('survey_answers')
    .values({
      person: run.person,
      run_id: run.id,
      question: run.question,
      answer: JSON.stringify(answer),
      message_sid: messageSid,
      answered_at: now,
    })
    .execute();
}

/** Ends the open runs of people, or of everybody, for whatever reason. @returns the runs that ended */
export async function endOpenRuns({
  queries,
  businessId,
  state,
  now,
  only,
}: {
  queries: Queries;
  businessId: string;
  state: 'expired' | 'stopped' | 'cancelled';
  now: Date;
  only:
    | { people: readonly string[] }
    | { reference: string }
    | { dueUntil: Date; people?: readonly string[] };
}): Promise<Pick<SurveyRun, 'person' | 'id'>[]> {
  let query = queries
    .updateTable('survey_runs')
    .set({ state, ended_at: now })
    .where('business_id', '=', businessId)
    .where('state', 'in', openStates);
  if ('people' in only && only.people) query = query.where('person', 'in', only.people);
  if ('reference' in only) query = query.where('reference', '=', only.reference);
  if ('dueUntil' in only) query = query.where('expires_at', '<=', only.dueUntil);
  return query.returning(['person', 'id']).execute();
}

/** When the next open survey is over, if nobody ends it before. */
export async function nextExpiry({
  queries,
  businessId,
}: {
  queries: Queries;
  businessId: string;
}): Promise<Date | undefined> {
  const row = await queries
    .selectFrom('survey_runs')
    .select('expires_at')
    .where('business_id', '=', businessId)
    .where('state', 'in', openStates)
    .orderBy('expires_at')
    .limit(1)
    .executeTakeFirst();
  return row?.expires_at;
}
