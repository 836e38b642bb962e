import type { LiveCall } from '../calls/live-call';
import type { RunningDocument } from '../twiml/running-document';
import type { DialTarget } from './dial-targets';
import { cancel, createDialledCall, type DialledCall, reach } from './dialled-call';

/** Whom a Dial got, and all the calls that it made, in the order of the document. */
export interface DialResult {
  reached: DialledCall | undefined;
  calls: DialledCall[];
}

/**
 * Rings numbers, all at once or one after the other, until one can be connected; the others are
 * canceled then, and all of them when the caller leaves.
 */
export async function findSomebody({
  parent,
  targets,
  order,
  callerId,
  document,
  timeoutMs,
  signal,
}: {
  parent: LiveCall;
  targets: readonly DialTarget[];
  order: 'at-once' | 'sequential';
  callerId: string;
  document: RunningDocument;
  timeoutMs: number;
  /** The caller left. */
  signal: AbortSignal;
}): Promise<DialResult> {
  const rounds = order === 'at-once' ? [targets] : targets.map((target) => [target]);
  const calls: DialledCall[] = [];
  for (const round of rounds) {
    if (signal.aborted) break;
    const dialled = round.map((target) =>
      createDialledCall({ parent, target, callerId, document }),
    );
    calls.push(...dialled);
    const reached = await firstReached({ dialled, document, timeoutMs, signal });
    for (const other of dialled) if (other !== reached) cancel(other);
    if (reached) return { reached, calls };
  }
  return { reached: undefined, calls };
}

async function firstReached({
  dialled,
  document,
  timeoutMs,
  signal,
}: {
  dialled: readonly DialledCall[];
  document: RunningDocument;
  timeoutMs: number;
  signal: AbortSignal;
}): Promise<DialledCall | undefined> {
  return new Promise((resolve) => {
    let ringing = dialled.length;
    const callerLeft = (): void => resolve(undefined);
    signal.addEventListener('abort', callerLeft, { once: true });
    for (const one of dialled) {
      void reach({ dialled: one, document, timeoutMs }).then((outcome) => {
        ringing -= 1;
        if (outcome === 'reached') resolve(one);
        else if (ringing === 0) resolve(undefined);
      });
    }
  });
}
