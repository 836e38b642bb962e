import { SegmentedMessage } from 'sms-segments-calculator';
import * as z from 'zod/mini';
import { languages } from '../../src/messaging/templates/message-template';
import { problemsOf } from '../../src/surveys/check-definition';
import { surveyFiles } from '../../src/surveys/definitions';
import { type SurveyDefinition, surveyDefinition } from '../../src/surveys/survey-definition';
import { askByText } from '../../src/surveys/words';
import { BuildError } from './build-error';

// The functions' zod has no words for what is wrong, to stay small.
z.config(z.locales.en());

/** A question is one text of the survey's own; two segments are as long as anybody reads. */
const mostSegments = 2;

/** Refuses surveys that are malformed, lead nowhere, or would cost more than they look. */
export function checkSurveys(files: readonly unknown[] = surveyFiles): void {
  const problems = files.flatMap(problemsOfFile);
  if (problems.length > 0) throw new BuildError('survey_invalid', problems.join('\n'));
}

function problemsOfFile(file: unknown, index: number): string[] {
  const result = surveyDefinition.safeParse(file);
  if (!result.success) {
    const place = nameIn(file) ?? `number ${index + 1} of src/surveys/definitions/index.ts`;
    return result.error.issues.map(
      ({ path, message }) => `Survey ${place}: ${path.join('.') || 'the whole'}: ${message}`,
    );
  }
  const survey = result.data;
  return [...problemsOf(survey), ...problemsOfWords(survey)].map(
    (problem) => `Survey ${survey.name}: ${problem}`,
  );
}

function problemsOfWords(survey: SurveyDefinition): string[] {
  return languages.flatMap((language) => {
    const texts: [string, string][] = [
      ['intro', survey.intro[language]],
      ['thanks', survey.thanks[language]],
      ...Object.entries(survey.questions).map(([name, question]): [string, string] => [
        `questions.${name}`,
        askByText({ question, language }),
      ]),
    ];
    return texts.flatMap(([where, text]) =>
      problemsOfText({ where: `${where}.${language}`, text }),
    );
  });
}

function problemsOfText({ where, text }: { where: string; text: string }): string[] {
  if (text.trim() === '') return [`${where}: there are no words.`];
  const message = new SegmentedMessage(text);
  const strange = [...new Set(message.getNonGsmCharacters())].join(' ');
  if (strange !== '') {
    return [
      `${where}: ${strange} is not in GSM-7 and more than doubles the price: write it plainly.`,
    ];
  }
  return message.segmentsCount > mostSegments
    ? [`${where}: it takes ${message.segmentsCount} segments: shorten it to ${mostSegments}.`]
    : [];
}

function nameIn(file: unknown): string | undefined {
  const name: unknown = Reflect.get(Object(file), 'name');
  return typeof name === 'string' ? name : undefined;
}
