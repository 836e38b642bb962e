import type { JSX } from 'preact';
import { ChannelMark } from '../conversation/channel-mark';
import { dayAndTime } from '../format/time';
import { now } from '../state/clock';
import type { ThreadItem, ThreadName } from '../state/correspondence';
import { selectThread } from '../state/selection';
import { itemsOf, threadsOf } from '../state/threads';
import { nameOf } from '../state/world';

/** The threads of a phone, one a channel, the liveliest first. */
export function ThreadList({ phone }: { phone: string }): JSX.Element | null {
  const threads = threadsOf(phone);
  if (threads.length === 0) return null;
  return (
    <ul class="threads" aria-label="Threads">
      {threads.map((thread) => {
        const last = itemsOf(thread).at(-1);
        return (
          <li key={`${thread.channel} ${thread.other}`}>
            <button type="button" class="thread" onClick={() => selectThread(thread)}>
              <span class="thread-other">{otherEndOf(thread, last)}</span>
              <span class="thread-time">{last && dayAndTime(last.at, now.value)}</span>
              <span class="thread-last">
                <ChannelMark channel={thread.channel} /> {last && wordsOf(last)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Mail is named by who wrote it. */
function otherEndOf({ other }: ThreadName, last: ThreadItem | undefined): string {
  if (last?.kind !== 'mail') return nameOf(other);
  return last.mail.from.name ?? last.mail.from.email;
}

function wordsOf(item: ThreadItem): string {
  return item.kind === 'mail' ? item.mail.subject : item.message.body || 'Picture';
}
