import type { JSX } from 'preact';
import type { CallView } from '../../../control/views';
import { callLength, dayAndTime } from '../format/time';
import { now } from '../state/clock';
import { selectCall, selection } from '../state/selection';
import { calls, nameOf } from '../state/world';
import { FilteredList } from './filtered-list';

/** All calls, newest first. */
export function CallList(): JSX.Element {
  return (
    <FilteredList
      label="calls"
      items={byFamily(calls.value)}
      kindOf={({ status }) => status}
      textOf={(call) =>
        `${nameOf(call.from)} ${nameOf(call.to)} ${call.from} ${call.to} ${call.sid}`
      }
      empty={
        <>
          <h3>No calls yet</h3>
          <p>
            Press <strong>Call</strong> on a phone at the left, or create one with the SDK:{' '}
            <code>client.calls.create(…)</code>.
          </p>
        </>
      }
      renderItem={(call) => <CallRow call={call} />}
    />
  );
}

/** Newest first; what a call dialled follows it. */
function byFamily(all: readonly CallView[]): CallView[] {
  const known = new Set(all.map(({ sid }) => sid));
  return all
    .filter(({ parentCallSid }) => !parentCallSid || !known.has(parentCallSid))
    .flatMap((call) => [
      call,
      ...all.filter(({ parentCallSid }) => parentCallSid === call.sid).reverse(),
    ]);
}

function CallRow({ call }: { call: CallView }): JSX.Element {
  const chosen = selection.value;
  const { answeredAt, endedAt } = call;
  const took = answeredAt && endedAt ? Date.parse(endedAt) - Date.parse(answeredAt) : null;
  return (
    <button
      type="button"
      class={`history-row${call.parentCallSid ? ' is-child' : ''}`}
      aria-current={chosen.kind === 'call' && chosen.sid === call.sid}
      onClick={() => selectCall(call.sid)}
    >
      <span class="history-title">
        {nameOf(call.from)} → {nameOf(call.to)}
      </span>
      <span class={`chip is-${call.status}`}>{call.status}</span>
      <span class="history-aside">
        {took !== null && `${callLength(took)} · `}
        {dayAndTime(call.startedAt, now.value)}
      </span>
    </button>
  );
}
