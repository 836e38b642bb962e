import type { Ear, LiveCall } from '../calls/live-call';

/**
 * Connects the people of two calls: each hears what the other says and presses. Resolves when one of
 * the calls ends or goes elsewhere, when `timeLimitMs` have passed, or when the caller presses `*` and
 * `star` is `ends-bridge`.
 */
export async function bridge({
  caller,
  callee,
  timeLimitMs,
  star,
}: {
  caller: LiveCall;
  callee: LiveCall;
  timeLimitMs: number;
  star: 'ends-bridge' | 'is-heard';
}): Promise<void> {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  const leaving = [caller.signal, callee.signal];
  for (const signal of leaving) {
    if (signal.aborted) return;
    signal.addEventListener('abort', end, { once: true });
  }
  connect({ call: caller, to: callee.record.to });
  connect({ call: callee, to: personAtParent(caller) });
  const stops = [
    caller.listensWith({
      ...passingTo(callee),
      keyPressed: (key) => {
        if (key === '*' && star === 'ends-bridge') end();
        else callee.hears({ speaker: 'other-party', kind: 'pressed', text: key });
      },
    }),
    callee.listensWith(passingTo(caller)),
  ];
  const timer = caller.exchange.clock.after(timeLimitMs, end, {
    what: () => `The conversation with ${callee.record.to} reaches its time limit`,
    callSid: caller.sid,
  });
  await new Promise<void>((resolve) => {
    ending.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  timer.cancel();
  for (const stop of stops) stop();
  for (const call of [caller, callee]) call.connectedTo = null;
  for (const signal of leaving) signal.removeEventListener('abort', end);
}

/** Noted in the timeline only: a person hears nothing of being connected. */
function connect({ call, to }: { call: LiveCall; to: string }): void {
  call.connectedTo = to;
  const entry = { callSid: call.sid, speaker: 'other-party', kind: 'connected', text: to } as const;
  call.exchange.timeline.add({ kind: 'conversation', entry }, { callSid: call.sid });
}

/** The person is the one who dialled in, or the one whom the business called. */
function personAtParent({ record: { direction, from, to } }: LiveCall): string {
  return direction === 'inbound' ? from : to;
}

function passingTo(other: LiveCall): Ear {
  return {
    takesSpeech: () => true,
    keyPressed: (text) => other.hears({ speaker: 'other-party', kind: 'pressed', text }),
    speechBegins: (text) => other.hears({ speaker: 'other-party', kind: 'said', text }),
  };
}
