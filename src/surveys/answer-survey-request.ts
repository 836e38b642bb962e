import { dispatch } from '../messaging/dispatch';
import { cancel } from '../messaging/outbox';
import type { App } from '../platform/app';
import { AppError } from '../platform/errors';
import type { PartnerAnswer } from '../platform/gates/partner-event';
import { surveyNamed } from './definitions';
import { invitationKey } from './invitation-key';
import { countStates, resultRuns } from './result-store';
import { resultsOf } from './results';
import { resultsCsv } from './results-csv';
import { startSurveys } from './start-surveys';
import type { SurveyRequest, SurveyRequestOf } from './survey-request';
import { endOpenRuns } from './survey-store';

/** Answers what the business's own systems ask of surveys. */
export async function answerSurveyRequest(
  request: SurveyRequest,
  app: App,
): Promise<PartnerAnswer> {
  switch (request.action) {
    case 'start': {
      const started = await startSurveys(request, app);
      return { status: started.started.length > 0 ? 201 : 200, body: started };
    }
    case 'status':
      return { status: 200, body: await statusOf(request, app) };
    case 'results':
      return { status: 200, body: await collectResults(request, app) };
    case 'cancel':
      return { status: 200, body: await cancelSurveys(request, app) };
  }
}

async function statusOf({ reference }: SurveyRequestOf<'status'>, app: App): Promise<object> {
  const { id: businessId } = await app.business();
  const counts = await countStates({ queries: app.database, businessId, reference });
  const [first] = counts;
  if (!first) throw referenceNotFound();
  return {
    reference,
    survey: first.survey,
    states: Object.fromEntries(counts.map(({ state, count }) => [state, count])),
  };
}

async function collectResults(
  { survey: name, from, until, reference, format }: SurveyRequestOf<'results'>,
  app: App,
): Promise<object> {
  const survey = surveyNamed(name);
  const { id: businessId } = await app.business();
  const runs = await resultRuns({
    queries: app.database,
    businessId,
    survey: name,
    from,
    until,
    reference,
  });
  return format === 'csv'
    ? { survey: name, csv: resultsCsv({ survey, runs }) }
    : resultsOf({ survey, runs });
}

/** Ends what is still open under a reference; invitations that have not gone out stay here. */
async function cancelSurveys({ reference }: SurveyRequestOf<'cancel'>, app: App): Promise<object> {
  const now = app.clock.now();
  const ended = await app.database.transaction().execute(async (transaction) => {
    const business = await app.business(transaction);
    const businessId = business.id;
    const known = await countStates({ queries: transaction, businessId, reference });
    if (known.length === 0) throw referenceNotFound();
    const runs = await endOpenRuns({
      queries: transaction,
      businessId,
      state: 'cancelled',
      now,
      only: { reference },
    });
    for (const { person, id } of runs) {
      await cancel({ transaction, business, person, idempotencyKeys: [invitationKey(id)], now });
    }
    return runs.length;
  });
  if (ended > 0) await dispatch(app);
  return { reference, cancelled: ended };
}

function referenceNotFound(): AppError {
  return new AppError('reference_not_found', 404, 'No survey was started under this reference.');
}
