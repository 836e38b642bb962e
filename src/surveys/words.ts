import type { Language } from '../messaging/templates/message-template';
import type { Reading } from './read-answer';
import type { Question, SurveyDefinition } from './survey-definition';

/** Everything a survey says by text besides its own questions. GSM-7 characters only. */
const replyWords: Record<
  Language,
  {
    choose: string;
    or: string;
    yesNo: string;
    notUnderstood: string;
    outOfRange: (from: number, to: number) => string;
    empty: string;
    abandoned: string;
    closed: string;
  }
> = {
  en: {
    choose: 'Reply',
    or: 'or',
    yesNo: 'Reply Y for yes or N for no.',
    notUnderstood: 'Sorry, we could not read that.',
    outOfRange: (from, to) => `Please choose a number from ${from} to ${to}.`,
    empty: 'Please answer in words.',
    abandoned:
      'Let us leave it at that. Thank you for your time. Reply HUMAN to write to a person.',
    closed: 'This survey has closed, but thank you. Reply MENU for what else we can do.',
  },
  es: {
    choose: 'Responda',
    or: 'o',
    yesNo: 'Responda S para si o N para no.',
    notUnderstood: 'Disculpe, no lo hemos entendido.',
    outOfRange: (from, to) => `Elija un numero de ${from} a ${to}.`,
    empty: 'Responda con palabras, por favor.',
    abandoned:
      'Lo dejamos aqui. Gracias por su tiempo. Responda HUMAN para escribir a una persona.',
    closed: 'La encuesta ha terminado, pero gracias. Responda MENU para otras opciones.',
  },
};

/** A question as a text asks it, with how to answer. */
export function askByText({
  question,
  language,
}: {
  question: Question;
  language: Language;
}): string {
  const ask = question.ask[language];
  const { choose, or, yesNo } = replyWords[language];
  switch (question.kind) {
    case 'free-text':
    case 'number-range':
      return ask;
    case 'yes-no':
      return `${ask} ${yesNo}`;
    case 'single-choice': {
      const choices = question.choices.map(({ label }, index) => `${index + 1} ${label[language]}`);
      return `${ask} ${choose} ${choices.slice(0, -1).join(', ')} ${or} ${choices.at(-1)}.`;
    }
  }
}

/** The first text of a survey, without the business's name. */
export function invitationText({
  survey,
  language,
}: {
  survey: SurveyDefinition;
  language: Language;
}): string {
  const question = survey.questions[survey.first];
  const ask = question ? askByText({ question, language }) : '';
  return `${survey.intro[language]} ${ask}`;
}

/** Asks a question again, saying what was wrong with the answer. */
export function askAgainByText({
  question,
  language,
  reason,
}: {
  question: Question;
  language: Language;
  reason: Extract<Reading, { kind: 'unclear' }>['reason'];
}): string {
  const words = replyWords[language];
  const again = askByText({ question, language });
  if (reason === 'empty') return `${words.empty} ${again}`;
  if (reason === 'not-understood') return `${words.notUnderstood} ${again}`;
  if (question.kind === 'number-range') return words.outOfRange(question.from, question.to);
  const to = question.kind === 'single-choice' ? question.choices.length : 0;
  return `${words.outOfRange(1, to)} ${again}`;
}

export function abandonedText(language: Language): string {
  return replyWords[language].abandoned;
}

export function closedText(language: Language): string {
  return replyWords[language].closed;
}
