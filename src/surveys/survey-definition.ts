import * as z from 'zod/mini';
import type { languages } from '../messaging/templates/message-template';

/** Where a survey ends: the `question` of a branch that leads to no further one. */
export const end = 'end';

const words = z.strictObject({ en: z.string(), es: z.string() } satisfies Record<
  (typeof languages)[number],
  unknown
>);
const questionName = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));

const condition = z.union([
  z.strictObject({ is: z.array(z.union([z.string(), z.boolean(), z.number()])) }),
  z.strictObject({ atMost: z.number() }),
  z.strictObject({ atLeast: z.number() }),
]);
const branch = z.strictObject({ when: z.optional(condition), question: questionName });

/** What every question has: its words, what a voice says instead of them, and the way on. */
const everyQuestion = {
  ask: words,
  spoken: z.optional(words),
  next: z.array(branch).check(z.minLength(1)),
};

const question = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('single-choice'),
    ...everyQuestion,
    choices: z
      .array(z.strictObject({ value: questionName, label: words }))
      .check(z.minLength(2), z.maxLength(9)),
  }),
  z.strictObject({
    kind: z.literal('number-range'),
    ...everyQuestion,
    from: z.int(),
    to: z.int(),
  }),
  z.strictObject({ kind: z.literal('yes-no'), ...everyQuestion }),
  z.strictObject({ kind: z.literal('free-text'), ...everyQuestion }),
]);

/**
 * A survey as its data file says it. Nothing in it belongs to one channel: a text and a voice ask the
 * same questions, and `spoken` is there for where a voice needs other words.
 */
export const surveyDefinition = z.strictObject({
  name: questionName,
  intro: words,
  thanks: words,
  /** How long after the invitation answers count. */
  hoursOpen: z.int().check(z.minimum(1), z.maximum(24 * 30)),
  /** After so many answers in a row that nobody understands, the survey leaves the person alone. */
  mostMisses: z.int().check(z.minimum(1), z.maximum(5)),
  first: questionName,
  /** In the order in which results list them. */
  questions: z.record(questionName, question),
});

export type SurveyDefinition = z.infer<typeof surveyDefinition>;
export type Question = z.infer<typeof question>;
export type Condition = z.infer<typeof condition>;
/** A choice's value, a number, yes or no, or what somebody wrote. */
export type Answer = string | number | boolean;
