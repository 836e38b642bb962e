import { takeAppointmentReply } from '../appointments/take-appointment-reply';
import { applyKeyword } from '../messaging/consent/apply-keyword';
import { answerAsBot } from '../support/answer-as-bot';
import { takeStaffCommand } from '../support/threads/take-staff-command';
import { takeThreadText } from '../support/threads/take-thread-text';
import { takeSurveyAnswer } from '../surveys/take-survey-answer';
import { isForStaff } from './last-speaker-store';
import { resumeEverything } from './resume-everything';
import { stopEverything } from './stop-everything';
import type { Listener } from './turn';

/**
 * Whom a text may be for, in the order in which they are asked; the first who takes it answers.
 *
 * 1. Carrier keyword (STOP, START, HELP): the law comes first.
 * 2. Staff commands (`#12 …`, DONE, LIST): only from a phone of the staff, and explicit.
 * 3. An open emergency alert that waits for "I am safe" belongs here, before everything friendly.
 * 4. An open survey, unless one of the staff has written to the person since, or the person has asked
 *    for one of them: it takes the answer to its question, and leaves alone what calls for something
 *    else.
 * 5. An appointment: a word of its own ("C", APPOINTMENTS) always, an answer only when it was the last to
 *    ask; what it does not understand twice goes to staff, and what follows to the next.
 * 6. An open thread with a person: whatever is no command of the bot goes to the other side.
 * 7. The support bot, which takes everything.
 */
export const listeners: readonly Listener[] = [
  (turn) => applyKeyword({ turn, stopEverything, resumeEverything }),
  takeStaffCommand,
  async (turn) => ((await isForStaff(turn)) ? undefined : takeSurveyAnswer(turn)),
  takeAppointmentReply,
  takeThreadText,
  answerAsBot,
];
