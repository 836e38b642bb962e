import * as z from 'zod/mini';
import { AppError } from '../../platform/errors';
import { type SurveyDefinition, surveyDefinition } from '../survey-definition';
import orderSurvey from './order-survey.json';
import visitSurvey from './visit-survey.json';

/** Every survey; a new one is a file and a line here. The build refuses one that is malformed. */
export const surveyFiles: readonly unknown[] = [visitSurvey, orderSurvey];

let surveys: Map<string, SurveyDefinition> | undefined;

/** @throws AppError `survey_not_found` (404) */
export function surveyNamed(name: string): SurveyDefinition {
  surveys ??= new Map(
    surveyFiles.map((file) => {
      const survey = z.parse(surveyDefinition, file);
      return [survey.name, survey];
    }),
  );
  const survey = surveys.get(name);
  if (survey) return survey;
  const names = [...surveys.keys()].join(', ');
  throw new AppError('survey_not_found', 404, `There is no such survey. There are: ${names}.`);
}
