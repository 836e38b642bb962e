import type { Answer, Question, SurveyDefinition } from './survey-definition';
import type { SurveyState } from './survey-state';

/** One person's survey, for the results. */
export interface ResultRun {
  person: string;
  reference: string;
  language: string;
  state: SurveyState;
  /** The question that waited for an answer last. */
  question: string;
  askedAt: Date;
  endedAt: Date | undefined;
  answers: ReadonlyMap<string, Answer>;
}

export interface QuestionResult {
  question: string;
  kind: Question['kind'];
  /** How many were asked it, and how many of them answered. */
  asked: number;
  answered: number;
  /** How often each answer was given; absent for free text. */
  counts?: Record<string, number>;
  /** Of numbers: the mean, to two decimals. */
  average?: number;
  /** Of a scale from 0 to 10: the share of 9 and 10 less that of 0 to 6, in percent. */
  netPromoterScore?: number;
}

export interface SurveyResults {
  survey: string;
  runs: { total: number } & Record<SurveyState, number>;
  /** Shares of all who were asked, from 0 to 1, to four decimals; null when nobody was. */
  responseRate: number | null;
  completionRate: number | null;
  questions: QuestionResult[];
}

/** Sums up what people answered. */
export function resultsOf({
  survey,
  runs,
}: {
  survey: SurveyDefinition;
  runs: readonly ResultRun[];
}): SurveyResults {
  const inState = (state: SurveyState): number => runs.filter((run) => run.state === state).length;
  const responded = runs.filter((run) => run.answers.size > 0).length;
  const completed = inState('completed');
  return {
    survey: survey.name,
    runs: {
      total: runs.length,
      asked: inState('asked'),
      answering: inState('answering'),
      completed,
      expired: inState('expired'),
      stopped: inState('stopped'),
      abandoned: inState('abandoned'),
      cancelled: inState('cancelled'),
    },
    responseRate: share(responded, runs.length),
    completionRate: share(completed, runs.length),
    questions: Object.entries(survey.questions).map(([name, question]) =>
      resultOfQuestion({ name, question, runs }),
    ),
  };
}

function resultOfQuestion({
  name,
  question,
  runs,
}: {
  name: string;
  question: Question;
  runs: readonly ResultRun[];
}): QuestionResult {
  const answers = runs.flatMap((run) => run.answers.get(name) ?? []);
  const waiting = runs.filter((run) => run.question === name && !run.answers.has(name)).length;
  const result: QuestionResult = {
    question: name,
    kind: question.kind,
    asked: answers.length + waiting,
    answered: answers.length,
  };
  if (question.kind === 'free-text') return result;
  result.counts = Object.fromEntries(
    possibleAnswers(question).map((possible) => [
      String(possible),
      answers.filter((answer) => answer === possible).length,
    ]),
  );
  const numbers = answers.filter((answer) => typeof answer === 'number');
  if (numbers.length > 0) {
    result.average = round(numbers.reduce((sum, one) => sum + one, 0) / numbers.length, 2);
  }
  if (question.kind === 'number-range' && question.from === 0 && question.to === 10) {
    const promoters = numbers.filter((one) => one >= 9).length;
    const detractors = numbers.filter((one) => one <= 6).length;
    if (numbers.length > 0) {
      result.netPromoterScore = round(((promoters - detractors) / numbers.length) * 100, 0);
    }
  }
  return result;
}

function possibleAnswers(question: Exclude<Question, { kind: 'free-text' }>): Answer[] {
  switch (question.kind) {
    case 'yes-no':
      return [true, false];
    case 'single-choice':
      return question.choices.map(({ value }) => value);
    case 'number-range':
      return Array.from(
        { length: question.to - question.from + 1 },
        (_, index) => question.from + index,
      );
  }
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : round(part / whole, 4);
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
