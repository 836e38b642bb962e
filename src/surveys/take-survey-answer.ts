import type { InboundTurn, Taken } from '../conversations/turn';
import { hasLeft } from '../messaging/has-left';
import { phoneNumberOf } from '../messaging/incoming-message';
import { wordsOf } from '../platform/words';
import { commandOf } from '../support/commands';
import { surveyNamed } from './definitions';
import { invitationKey } from './invitation-key';
import { nextQuestion } from './next-question';
import { readAnswer } from './read-answer';
import type { Question, SurveyDefinition } from './survey-definition';
import { isOpen, type Progress, progressAfter, rememberedTime } from './survey-state';
import { insertAnswer, lastRunOf, type SurveyRun, saveProgress } from './survey-store';
import { abandonedText, askAgainByText, askByText, closedText } from './words';

/** Words beside the bot's commands that call for something else, even while a question is open: the survey waits meanwhile. */
const wordsForOthers = new Set('help info c r confirm reschedule'.split(' '));
/** Asks for the open question again. */
const resumeWords = new Set(['survey', 'encuesta']);

/**
 * Takes a text as the answer to the survey that its sender has open. A text that calls for something
 * else is left to the others, and the question stays open.
 */
export async function takeSurveyAnswer(turn: InboundTurn): Promise<Taken | undefined> {
  if (!turn.waiting.survey) return undefined;
  const { message, transaction, business, now } = turn;
  const person = phoneNumberOf(message.from);
  const run = await lastRunOf({ transaction, businessId: business.id, person });
  if (!run || !(await wasAsked({ transaction, run }))) return undefined;
  const survey = surveyNamed(run.survey);
  const question = survey.questions[run.question];
  if (!question || belongsToOthers({ text: message.body, question })) return undefined;
  if (isOpen(run.state) && run.expires_at.getTime() > now.getTime()) {
    return { reply: { kind: 'text', body: await answer({ turn, run, survey, question }) } };
  }
  return tellThatItClosed({ turn, run, question });
}

async function answer({
  turn: { message, transaction, now },
  run,
  survey,
  question,
}: {
  turn: InboundTurn;
  run: SurveyRun;
  survey: SurveyDefinition;
  question: Question;
}): Promise<string> {
  const { language } = run;
  const [word = '', ...others] = wordsOf(message.body);
  if (others.length === 0 && resumeWords.has(word)) return askByText({ question, language });
  const reading = readAnswer({ question, text: message.body });
  if (reading.kind === 'unclear') {
    const { mostMisses } = survey;
    const progress = progressAfter(progressOf(run), { kind: 'misunderstood', mostMisses });
    await saveProgress({ transaction, run, progress, now });
    if (!isOpen(progress.state)) return abandonedText(language);
    return askAgainByText({ question, language, reason: reading.reason });
  }
  const next = nextQuestion({ question, answer: reading.answer });
  await insertAnswer({
    transaction,
    run,
    answer: reading.answer,
    messageSid: message.messageSid,
    now,
  });
  const progress = progressAfter(progressOf(run), { kind: 'answered', next });
  await saveProgress({ transaction, run, progress, now });
  const following = next === undefined ? undefined : survey.questions[next];
  return following ? askByText({ question: following, language }) : survey.thanks[language];
}

/** Nobody answers a question before it has gone out: it may wait for the morning. */
async function wasAsked({
  transaction,
  run,
}: {
  transaction: InboundTurn['transaction'];
  run: SurveyRun;
}): Promise<boolean> {
  if (run.state !== 'asked') return true;
  const idempotencyKey = invitationKey(run.id);
  return hasLeft({ queries: transaction, recipient: run.person, idempotencyKey });
}

/** Somebody answers a survey that is over: they are told, instead of being offered a menu. */
async function tellThatItClosed({
  turn: { message, transaction, now },
  run,
  question,
}: {
  turn: InboundTurn;
  run: SurveyRun;
  question: Question;
}): Promise<Taken | undefined> {
  if (isOpen(run.state)) {
    const progress = progressAfter(progressOf(run), { kind: 'expired' });
    await saveProgress({ transaction, run, progress, now });
  } else if (run.state !== 'expired') {
    return undefined;
  }
  const isRemembered = now.getTime() - run.expires_at.getTime() < rememberedTime;
  // Any text at all answers a question in free words, also one that has nothing to do with it.
  const isAnswer =
    question.kind !== 'free-text' && readAnswer({ question, text: message.body }).kind === 'answer';
  if (!isRemembered || !isAnswer) return undefined;
  return { reply: { kind: 'text', body: closedText(run.language) } };
}

/** A word that is a choice's own label is an answer, whatever else it may mean. */
function belongsToOthers({ text, question }: { text: string; question: Question }): boolean {
  const words = wordsOf(text).filter((word) => word !== 'please');
  const isForOthers = words.length === 1 && wordsForOthers.has(words[0] ?? '');
  if (!isForOthers && commandOf(text) === undefined) return false;
  return question.kind === 'free-text' || readAnswer({ question, text }).kind === 'unclear';
}

function progressOf({ state, question, misses }: SurveyRun): Progress {
  return { state, question, misses };
}
