import type { JSX } from 'preact';
import { dayAndTime } from '../format/time';
import { now } from '../state/clock';
import { messagesOf, selectThread, type ThreadName, threadOf } from '../state/selection';
import { messages, nameOf } from '../state/world';

/** The text threads of a phone, the liveliest first. */
export function ThreadList({ phone }: { phone: string }): JSX.Element | null {
  const threads = threadsOf(phone);
  if (threads.length === 0) return null;
  return (
    <ul class="threads" aria-label="Text threads">
      {threads.map((thread) => {
        const last = messagesOf(thread).at(-1);
        return (
          <li key={`${thread.channel} ${thread.other}`}>
            <button type="button" class="thread" onClick={() => selectThread(thread)}>
              <span class="thread-name">
                <span class="thread-other">{nameOf(thread.other)}</span>
                {thread.channel === 'whatsapp' && <span class="chip">WhatsApp</span>}
              </span>
              <span class="thread-time">{last && dayAndTime(last.at, now.value)}</span>
              <span class="thread-last">{last?.body || 'Picture'}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function threadsOf(phone: string): ThreadName[] {
  const found = new Map<string, ThreadName>();
  for (const message of messages.value) {
    const thread = threadOf(message);
    const key = `${thread.channel} ${thread.other}`;
    if (thread.phone === phone && !found.has(key)) found.set(key, thread);
  }
  return [...found.values()];
}
