import { type Answer, type Condition, end, type Question } from './survey-definition';

/**
 * The question that follows an answer: the first branch whose condition holds.
 * @returns the question's name, or undefined at the survey's end
 */
export function nextQuestion({
  question,
  answer,
}: {
  question: Question;
  answer: Answer;
}): string | undefined {
  const branch = question.next.find(({ when }) => when === undefined || holds(when, answer));
  return branch === undefined || branch.question === end ? undefined : branch.question;
}

function holds(condition: Condition, answer: Answer): boolean {
  if ('is' in condition) return condition.is.includes(answer);
  if (typeof answer !== 'number') return false;
  return 'atMost' in condition ? answer <= condition.atMost : answer >= condition.atLeast;
}
