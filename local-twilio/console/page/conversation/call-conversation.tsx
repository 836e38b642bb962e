import type { JSX } from 'preact';
import type { CallView, LegView } from '../../../control/views';
import { callLength } from '../format/time';
import { now } from '../state/clock';
import { callFamily, selectCall } from '../state/selection';
import { calls, legs, nameOf, recordings } from '../state/world';
import { AwaitingLine } from './awaiting-line';
import { Captions } from './captions';
import { RecordingPlayer } from './recording-player';
import { SpeakBox } from './speak-box';
import { StatusSteps } from './status-steps';

/** A call as the person at one end of it lives it. */
export function CallConversation({ sid }: { sid: string }): JSX.Element {
  const call = calls.value.find((one) => one.sid === sid);
  const leg = legs.value.find((one) => one.sid === sid);
  const shown = call ?? leg;
  const ownRecordings = recordings.value.filter(({ callSid }) => callSid === sid).reverse();
  return (
    <div class="conversation-body">
      <header class="call-head">
        <div class="call-title">
          <h3>{shown ? `${nameOf(shown.from)} → ${nameOf(shown.to)}` : 'Call'}</h3>
          <span class="call-length">{shown && lengthOf(shown)}</span>
        </div>
        <div class="call-state">
          {shown && <StatusSteps status={leg?.status ?? shown.status} />}
          <Ends current={sid} />
        </div>
      </header>
      <Captions sid={sid} />
      {ownRecordings.map((recording) => (
        <RecordingPlayer key={recording.sid} recording={recording} />
      ))}
      <footer class="conversation-foot">
        <AwaitingLine leg={leg} />
        <SpeakBox leg={leg} />
      </footer>
    </div>
  );
}

/** Switches between the people of the call: who dialled, and who was dialled from it. */
function Ends({ current }: { current: string }): JSX.Element | null {
  const family = callFamily.value;
  if (family.length < 2) return null;
  return (
    <fieldset class="segments" aria-label="Whose end of the call">
      {family.map((call) => (
        <button
          key={call.sid}
          type="button"
          class="segment"
          aria-pressed={call.sid === current}
          onClick={() => selectCall(call.sid)}
        >
          {nameOf(call.direction === 'inbound' ? call.from : call.to)}
        </button>
      ))}
    </fieldset>
  );
}

function lengthOf({ answeredAt, endedAt }: CallView | LegView): string {
  if (!answeredAt) return '0:00';
  return callLength((endedAt ? Date.parse(endedAt) : now.value) - Date.parse(answeredAt));
}
