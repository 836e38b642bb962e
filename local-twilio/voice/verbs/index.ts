import { dial } from './dial';
import { gather } from './gather';
import { hangup } from './hangup';
import { pause } from './pause';
import { play } from './play';
import { record } from './record';
import { redirect } from './redirect';
import { reject } from './reject';
import { say } from './say';
import type { Verb } from './verb';

/** Every TwiML verb that calls run. The coverage matrix is made from this. */
export const verbs: ReadonlyMap<string, Verb> = new Map(
  [dial, gather, hangup, pause, play, record, redirect, reject, say].map((verb) => [
    verb.name,
    verb,
  ]),
);
