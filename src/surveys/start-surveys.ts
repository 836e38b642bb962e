import type { Transaction } from 'kysely';
import { dispatch } from '../messaging/dispatch';
import type { Intent } from '../messaging/intent';
import { enqueue } from '../messaging/outbox';
import { fillTemplate, languageFor } from '../messaging/templates/message-template';
import { surveyInvitation } from '../messaging/templates/survey-invitation';
import type { App } from '../platform/app';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import { AppError } from '../platform/errors';
import { surveyNamed } from './definitions';
import { invitationKey } from './invitation-key';
import type { SurveyDefinition } from './survey-definition';
import type { SurveyRequestOf } from './survey-request';
import { endOpenRuns, insertRuns, type NewRun, runsOf, type SurveyRun } from './survey-store';
import { invitationText } from './words';

const hour = 3_600_000;

/** What became of each person whom the caller named, by their phone numbers. */
export interface StartedSurveys {
  survey: string;
  reference: string;
  started: string[];
  /** Asked under this reference by an earlier request. */
  startedBefore: string[];
  /** They have another survey open, and one at a time is enough. */
  busy: string[];
}

/**
 * Asks people the first question of a survey, each once a reference.
 * @throws AppError `survey_not_found`, `customer_not_found`, `time_past`, `reference_taken` or, when
 *   nobody is left to ask, `survey_open`; then nothing is stored
 */
export async function startSurveys(
  request: SurveyRequestOf<'start'>,
  app: App,
): Promise<StartedSurveys> {
  const survey = surveyNamed(request.survey);
  const now = app.clock.now();
  const sendAt = request.sendAt ?? now;
  if (sendAt.getTime() < now.getTime() - hour) {
    throw new AppError('time_past', 422, 'Give a "sendAt" that is still to come, or none.');
  }
  const outcome = await app.database.transaction().execute(async (transaction) => {
    const business = await app.business(transaction);
    return start({ transaction, business, survey, request, sendAt, now });
  });
  if (outcome.started.length > 0) await dispatch(app);
  return outcome;
}

async function start({
  transaction,
  business,
  survey,
  request,
  sendAt,
  now,
}: {
  transaction: Transaction<Tables>;
  business: Business;
  survey: SurveyDefinition;
  request: SurveyRequestOf<'start'>;
  sendAt: Date;
  now: Date;
}): Promise<StartedSurveys> {
  const { reference } = request;
  const businessId = business.id;
  const runs = await languagesOf({ transaction, business, people: request.people });
  const people = runs.map(({ person }) => person);
  const before = await runsOf({ transaction, businessId, reference, people });
  if (before.some((run) => run.survey !== survey.name)) {
    throw new AppError(
      'reference_taken',
      409,
      'Another survey has this reference: give a new one.',
    );
  }
  await endOpenRuns({
    queries: transaction,
    businessId,
    state: 'expired',
    now,
    only: { dueUntil: now, people },
  });
  const begun = await insertRuns({
    transaction,
    businessId,
    survey: survey.name,
    reference,
    firstQuestion: survey.first,
    runs,
    now,
    expiresAt: new Date(sendAt.getTime() + survey.hoursOpen * hour),
  });
  const startedBefore = before.map(({ person }) => person);
  const started = begun.map(({ person }) => person);
  const handled = new Set([...started, ...startedBefore]);
  const busy = people.filter((person) => !handled.has(person));
  if (busy.length === people.length) {
    throw new AppError('survey_open', 409, 'Wait until the survey that is open there has ended.');
  }
  const intents = begun.map((run) => invitation({ run, survey, business, sendAt }));
  await enqueue({ transaction, business, intents, now });
  return { survey: survey.name, reference, started, startedBefore, busy };
}

/** Each person once, with the language to ask in. @throws AppError `customer_not_found` (404) */
async function languagesOf({
  transaction,
  business,
  people,
}: {
  transaction: Transaction<Tables>;
  business: Business;
  people: SurveyRequestOf<'start'>['people'];
}): Promise<NewRun[]> {
  const asked = new Map(people.map(({ phoneNumber, language }) => [phoneNumber, language]));
  const customers = await transaction
    .selectFrom('customers')
    .innerJoin('businesses', 'businesses.id', 'customers.business_id')
    .select(['customers.phone_number', 'customers.language', 'businesses.language as usual'])
    .where('customers.business_id', '=', business.id)
    .where('customers.phone_number', 'in', [...asked.keys()])
    .execute();
  const known = new Set(customers.map((customer) => customer.phone_number));
  const strangers = people.flatMap(({ phoneNumber }, index) =>
    known.has(phoneNumber) ? [] : `people.${index}`,
  );
  if (strangers.length > 0) {
    const some = strangers.slice(0, 10).join(', ');
    throw new AppError(
      'customer_not_found',
      404,
      `Only customers are asked. Not known are ${strangers.length}: ${some}.`,
    );
  }
  return customers.map(({ phone_number: person, language, usual }) => ({
    person,
    language: languageFor([asked.get(person), language, usual]),
  }));
}

function invitation({
  run,
  survey,
  business,
  sendAt,
}: {
  run: SurveyRun;
  survey: SurveyDefinition;
  business: Business;
  sendAt: Date;
}): Intent {
  const { language } = run;
  return {
    recipient: run.person,
    idempotencyKey: invitationKey(run.id),
    message: fillTemplate(surveyInvitation, {
      business: business.name,
      text: invitationText({ survey, language }),
    }),
    language,
    priority: 'bulk',
    channels: { kind: 'to-be-answered' },
    earliestAt: sendAt,
    latestAt: run.expires_at,
  };
}
