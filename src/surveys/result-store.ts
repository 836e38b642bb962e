import { sql } from 'kysely';
import * as z from 'zod/mini';
import type { Queries } from '../platform/database/connection';
import type { ResultRun } from './results';
import type { Answer } from './survey-definition';
import type { SurveyState } from './survey-state';

const storedAnswers = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** All runs of a survey with their answers, in the order in which people were asked. */
export async function resultRuns({
  queries,
  businessId,
  survey,
  from,
  until,
  reference,
}: {
  queries: Queries;
  businessId: string;
  survey: string;
  from: Date | undefined;
  until: Date | undefined;
  reference: string | undefined;
}): Promise<ResultRun[]> {
  let query = queries
    .selectFrom('survey_runs as run')
    .selectAll('run')
    .select((row) =>
      row
        .selectFrom('survey_answers as given')
        .whereRef('given.person', '=', 'run.person')
        .whereRef('given.run_id', '=', 'run.id')
        .select(
          sql<unknown>`coalesce(jsonb_object_agg(given.question, given.answer), '{}')`.as('all'),
        )
        .as('answers'),
    )
    .where('run.business_id', '=', businessId)
    .where('run.survey', '=', survey);
  if (from) query = query.where('run.asked_at', '>=', from);
  if (until) query = query.where('run.asked_at', '<', until);
  if (reference !== undefined) query = query.where('run.reference', '=', reference);
  const rows = await query.orderBy('run.asked_at').orderBy('run.id').execute();
  return rows.map((row) => ({
    person: row.person,
    reference: row.reference,
    language: row.language,
    state: row.state,
    question: row.question,
    askedAt: row.asked_at,
    endedAt: row.ended_at ?? undefined,
    answers: new Map<string, Answer>(Object.entries(z.parse(storedAnswers, row.answers))),
  }));
}

/** How many runs of a reference are in which state. */
export async function countStates({
  queries,
  businessId,
  reference,
}: {
  queries: Queries;
  businessId: string;
  reference: string;
}): Promise<{ survey: string; state: SurveyState; count: number }[]> {
  const rows = await queries
    .selectFrom('survey_runs')
    .select(['survey', 'state', (row) => row.fn.countAll<string>().as('count')])
    .where('business_id', '=', businessId)
    .where('reference', '=', reference)
    .groupBy(['survey', 'state'])
    .execute();
  return rows.map(({ survey, state, count }) => ({ survey, state, count: Number(count) }));
}
