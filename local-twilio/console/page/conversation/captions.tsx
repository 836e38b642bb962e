import { computed } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { EventView } from '../../../control/views';
import { events } from '../state/events';
import { calls, nameOf } from '../state/world';

type Spoken = Extract<EventView, { kind: 'conversation' }>;

/** What was said, played and pressed at one end of a call, in order; scrolls along. */
export function Captions({ sid }: { sid: string }): JSX.Element {
  const lines = useMemo(
    () =>
      computed(() =>
        events.value.filter(
          (event): event is Spoken => event.kind === 'conversation' && event.entry.callSid === sid,
        ),
      ),
    [sid],
  ).value;
  const end = useRef<HTMLDivElement>(null);
  const count = lines.length;
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: 'end' });
  }, [count]);
  return (
    <div class="captions" role="log" aria-label="Captions">
      {count === 0 && <p class="empty">Nothing was said yet.</p>}
      {lines.map(({ id, entry }) => (
        <Caption key={id} entry={entry} other={otherParty(sid)} />
      ))}
      <div ref={end} />
    </div>
  );
}

function Caption({
  entry: { speaker, kind, text },
  other,
}: {
  entry: Spoken['entry'];
  other: string;
}): JSX.Element {
  if (speaker === 'person') {
    return kind === 'pressed' ? (
      <p class="caption is-key">
        pressed <kbd>{text}</kbd>
      </p>
    ) : (
      <p class="caption is-own">{text}</p>
    );
  }
  if (kind === 'said') {
    return (
      <p class={`caption${speaker === 'other-party' ? ' is-other' : ''}`}>
        {speaker === 'other-party' && <span class="caption-who">{other}</span>}
        {text}
      </p>
    );
  }
  if (kind === 'pressed') return <p class="caption is-key">{`${other} pressed ${text}`}</p>;
  if (kind === 'connected') {
    return <p class="caption is-sound is-connected">Connected to {nameOf(text)}</p>;
  }
  return <p class="caption is-sound">{text || soundNames[kind]}</p>;
}

const soundNames = {
  played: 'a sound plays',
  beep: 'beep',
  silence: 'silence',
  ringback: 'it rings at the other end',
} as const;

/** Who is at the far end of a call that connects two people. */
function otherParty(sid: string): string {
  const call = calls.value.find((one) => one.sid === sid);
  if (call?.parentCallSid) {
    const parent = calls.value.find((one) => one.sid === call.parentCallSid);
    return nameOf(parent ? (parent.direction === 'inbound' ? parent.from : parent.to) : call.from);
  }
  const child = calls.value.find((one) => one.parentCallSid === sid && one.answeredAt !== null);
  return child ? nameOf(child.to) : 'Other party';
}
