import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { AlertView } from '../../../control/views';
import { dayAndTime } from '../format/time';
import { now } from '../state/clock';
import { showInTimeline } from '../state/timeline-choice';
import { alerts } from '../state/world';
import { ErrorMeaning } from '../timeline/alert-detail';
import { readableAlert } from '../timeline/event-summary';
import { FilteredList } from './filtered-list';

/** All errors and warnings of the debugger, newest first; each unfolds to what it means. */
export function AlertList(): JSX.Element {
  return (
    <FilteredList
      label="alerts"
      items={alerts.value}
      kindOf={({ level }) => level}
      textOf={({ errorCode, title, text, requestUrl }) =>
        `${errorCode} ${title} ${text} ${requestUrl ?? ''}`
      }
      empty={
        <>
          <h3>No alerts</h3>
          <p>Errors that Twilio's debugger would show appear here, with what to try.</p>
        </>
      }
      renderItem={(alert) => <AlertRow alert={alert} />}
    />
  );
}

function AlertRow({ alert }: { alert: AlertView }): JSX.Element {
  const isOpen = useSignal(false);
  return (
    <div class="history-card">
      <button
        type="button"
        class="history-row"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <span class="history-title">
          {alert.errorCode} {alert.title}
        </span>
        <span class={`chip is-${alert.level}`}>{alert.level}</span>
        <span class="history-aside">{dayAndTime(alert.at, now.value)}</span>
        <span class="history-text">{readableAlert(alert.text)}</span>
      </button>
      {isOpen.value && (
        <div class="history-detail">
          <pre class="code is-error">{readableAlert(alert.text)}</pre>
          {alert.requestUrl && <p class="is-quiet">{alert.requestUrl}</p>}
          <button type="button" class="button is-small" onClick={() => showInTimeline(alert)}>
            Show in the timeline
          </button>
          <ErrorMeaning errorCode={alert.errorCode} />
        </div>
      )}
    </div>
  );
}
