import type * as z from 'zod';
import type { TwimlElement } from '../../twiml/parse';
import type { LiveCall } from '../calls/live-call';
import type { NextDocument } from '../calls/next-document';
import { checkChildren } from '../twiml/check-children';
import { readAttributes } from '../twiml/read-attributes';
import type { RunningDocument } from '../twiml/running-document';

/** What a call does after a verb. */
export type Continuation =
  | { kind: 'next-verb' }
  | { kind: 'go-to'; document: NextDocument }
  /** The call is over, or about to run another document. */
  | { kind: 'stop' }
  /** The document cannot be run on; an alert says why. */
  | { kind: 'application-error' };

export const continueWithNextVerb: Continuation = { kind: 'next-verb' };
export const stop: Continuation = { kind: 'stop' };
export const applicationError: Continuation = { kind: 'application-error' };

/** One element of a document at the moment when it is run. */
export interface Step {
  readonly call: LiveCall;
  readonly element: TwimlElement;
  readonly document: RunningDocument;
  /** Ends the verb early: the call is over, goes elsewhere, or a key stopped a prompt. */
  readonly signal: AbortSignal;
}

/** A TwiML verb or noun that calls can run, as `verbs/index.ts` lists it. */
export interface Verb {
  readonly name: string;
  /** Attributes that do what Twilio's documentation says. */
  readonly attributes: readonly string[];
  /** Attributes that change nothing that can be told on a local phone (a voice, a ring tone). */
  readonly withoutEffect: readonly string[];
  /** Attributes that Twilio has and the local Twilio does not; using one raises an alert. */
  readonly notCovered: readonly string[];
  /** Elements that may stand inside it. */
  readonly children: readonly string[];
  /** Whether a ringing call is answered before this verb runs, or the verb sees to it. */
  readonly answering: 'before' | 'by-itself';
  run(step: Step): Promise<Continuation>;
}

export interface VerbDefinition<Attributes extends z.ZodObject> {
  name: string;
  attributes: Attributes;
  /** Twilio's code for a bad value of an attribute; 12200 where it has none of its own. */
  errorCodes?: Readonly<Record<string, number>>;
  withoutEffect?: readonly string[];
  notCovered?: readonly string[];
  children?: readonly string[];
  /** Twilio's code for another element inside it; 12200 where it has none of its own. */
  childErrorCode?: number;
  answering?: 'before' | 'by-itself';
  run(attributes: z.output<Attributes>, step: Step): Promise<Continuation>;
}

/** Makes a verb of its table of attributes and of what it does with their values. */
export function defineVerb<Attributes extends z.ZodObject>(
  definition: VerbDefinition<Attributes>,
): Verb {
  const { name, withoutEffect = [], notCovered = [], children = [] } = definition;
  return {
    name,
    attributes: Object.keys(definition.attributes.shape),
    withoutEffect,
    notCovered,
    children,
    answering: definition.answering ?? 'before',
    run: (step) => {
      const attributes = readAttributes(definition, step);
      checkChildren(definition, step);
      return definition.run(attributes, step);
    },
  };
}
