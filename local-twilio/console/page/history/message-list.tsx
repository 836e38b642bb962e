import type { JSX } from 'preact';
import { dayAndTime } from '../format/time';
import { now } from '../state/clock';
import { selectThread, threadOf } from '../state/selection';
import { messages, nameOf } from '../state/world';
import { FilteredList } from './filtered-list';

/** All texts, newest first. */
export function MessageList(): JSX.Element {
  return (
    <FilteredList
      label="texts"
      items={messages.value}
      kindOf={({ status }) => status}
      textOf={({ sid, from, to, body }) =>
        `${nameOf(from)} ${nameOf(to)} ${from} ${to} ${body} ${sid}`
      }
      empty={
        <>
          <h3>No texts yet</h3>
          <p>
            Press <strong>Text</strong> on a phone at the left, or send one with the SDK:{' '}
            <code>client.messages.create(…)</code>.
          </p>
        </>
      }
      renderItem={(message) => (
        <button type="button" class="history-row" onClick={() => selectThread(threadOf(message))}>
          <span class="history-title">
            {nameOf(message.from)} → {nameOf(message.to)}
          </span>
          <span class={`chip is-${message.status}`}>
            {message.status}
            {message.errorCode !== null && ` ${message.errorCode}`}
          </span>
          <span class="history-aside">{dayAndTime(message.at, now.value)}</span>
          <span class="history-text">{message.body || 'Picture'}</span>
        </button>
      )}
    />
  );
}
