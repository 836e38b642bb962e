import { type Condition, end, type Question, type SurveyDefinition } from './survey-definition';

/**
 * What is wrong with a survey beyond its form: each problem says where it is and what to do. Run when
 * the functions are built, so that nobody is asked a question that leads nowhere.
 */
export function problemsOf(survey: SurveyDefinition): string[] {
  const { questions, first } = survey;
  const problems: string[] = [];
  if (!(first in questions)) problems.push(`first: there is no question "${first}".`);
  if (end in questions) problems.push(`questions.${end}: "${end}" ends a survey; rename it.`);
  for (const [name, question] of Object.entries(questions)) {
    problems.push(...problemsOfQuestion({ name, question, questions }));
  }
  return problems.length > 0 ? problems : problemsOfPaths(survey);
}

function problemsOfQuestion({
  name,
  question,
  questions,
}: {
  name: string;
  question: Question;
  questions: SurveyDefinition['questions'];
}): string[] {
  const where = `questions.${name}`;
  const problems: string[] = [];
  if (question.kind === 'number-range' && question.from >= question.to) {
    problems.push(`${where}: "from" must be less than "to".`);
  }
  if (question.kind === 'single-choice') {
    const values = question.choices.map(({ value }) => value);
    if (new Set(values).size < values.length) problems.push(`${where}: a choice is there twice.`);
  }
  question.next.forEach(({ when, question: target }, index) => {
    const here = `${where}.next[${index}]`;
    if (target !== end && !(target in questions)) {
      problems.push(`${here}: there is no question "${target}"; "${end}" ends the survey.`);
    }
    const isLast = index === question.next.length - 1;
    if (isLast && when)
      problems.push(`${here}: the last branch must hold always: drop its "when".`);
    if (!isLast && !when) problems.push(`${here}: what follows it is never reached: add a "when".`);
    if (when && !mayHold(when, question)) {
      problems.push(`${here}: no answer to a ${question.kind} question is like this.`);
    }
  });
  return problems;
}

/** Whether an answer exists for which a condition holds. */
function mayHold(condition: Condition, question: Question): boolean {
  switch (question.kind) {
    case 'free-text':
      return false;
    case 'yes-no':
      return 'is' in condition && condition.is.every((value) => typeof value === 'boolean');
    case 'single-choice': {
      const values = new Set<unknown>(question.choices.map(({ value }) => value));
      return 'is' in condition && condition.is.every((value) => values.has(value));
    }
    case 'number-range': {
      const inRange = (value: unknown): boolean =>
        typeof value === 'number' && value >= question.from && value <= question.to;
      if ('is' in condition) return condition.is.every(inRange);
      return inRange('atMost' in condition ? condition.atMost : condition.atLeast);
    }
  }
}

/** Questions that come back to themselves, and those that nothing leads to. */
function problemsOfPaths({ questions, first }: SurveyDefinition): string[] {
  const problems: string[] = [];
  const visited = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) {
      problems.push(`questions.${name}: it comes back to itself by ${[...path, name].join(', ')}.`);
      return;
    }
    if (visited.has(name)) return;
    visited.add(name);
    for (const { question } of questions[name]?.next ?? []) {
      if (question !== end) visit(question, [...path, name]);
    }
  };
  visit(first, []);
  for (const name of Object.keys(questions)) {
    if (!visited.has(name)) problems.push(`questions.${name}: no answer leads to it.`);
  }
  return problems;
}
