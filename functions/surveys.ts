import { partnerEvent } from '../src/platform/gates/partner-event';
import { answerSurveyRequest } from '../src/surveys/answer-survey-request';
import { surveyRequest } from '../src/surveys/survey-request';

/** The business's own system starts a survey, or asks what people answered. */
export const handler = partnerEvent({ input: surveyRequest, answer: answerSurveyRequest });
