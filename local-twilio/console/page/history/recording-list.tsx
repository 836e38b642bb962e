import type { JSX } from 'preact';
import { RecordingPlayer } from '../conversation/recording-player';
import { dayAndTime } from '../format/time';
import { now } from '../state/clock';
import { selectCall } from '../state/selection';
import { calls, nameOf, recordings } from '../state/world';
import { FilteredList } from './filtered-list';

/** All recordings, newest first, to be played. */
export function RecordingList(): JSX.Element {
  return (
    <FilteredList
      label="recordings"
      items={recordings.value}
      kindOf={({ status }) => status}
      textOf={({ sid, callSid, spokenText }) => `${spokenText} ${sid} ${callSid}`}
      empty={
        <>
          <h3>No voicemail yet</h3>
          <p>Call the business and let nobody answer: after the tone, type what you want to say.</p>
        </>
      }
      renderItem={(recording) => {
        const call = calls.value.find(({ sid }) => sid === recording.callSid);
        return (
          <div class="history-card">
            <button type="button" class="history-row" onClick={() => selectCall(recording.callSid)}>
              <span class="history-title">{call ? nameOf(call.from) : recording.callSid}</span>
              <span class="history-aside">{dayAndTime(recording.at, now.value)}</span>
            </button>
            <RecordingPlayer recording={recording} />
          </div>
        );
      }}
    />
  );
}
