import type { JSX } from 'preact';
import { type Channel, channelNames, type ThreadName } from '../state/correspondence';
import { selectThread, threadItems } from '../state/selection';
import { accountNumbers, nameOf } from '../state/world';
import { MailCard } from './mail-card';
import { OptOutNotice } from './opt-out-notice';
import { useStayAtEnd } from './stay-at-end';
import { TextBubble } from './text-bubble';
import { TextComposer } from './text-composer';

/** A thread as it looks on the person's phone, with each message's channel and delivery underneath. */
export function TextThread({ thread }: { thread: ThreadName }): JSX.Element {
  const items = threadItems.value;
  const list = useStayAtEnd(`${thread.phone} ${thread.other} ${thread.channel}`);
  return (
    <div class="conversation-body">
      <header class="call-head">
        <div class="call-title">
          <h3>
            {nameOf(thread.phone)} ↔ {nameOf(thread.other)}
          </h3>
          <ChannelSwitch thread={thread} />
        </div>
        {accountNumbers.value.length > 1 && <NumberSwitch thread={thread} />}
      </header>
      <OptOutNotice thread={thread} />
      <div class="captions" role="log" aria-label="Texts" ref={list}>
        {items.length === 0 && <EmptyThread channel={thread.channel} />}
        {items.map((item) =>
          item.kind === 'mail' ? (
            <MailCard key={item.sid} mail={item.mail} />
          ) : (
            <TextBubble
              key={item.sid}
              text={item.message}
              channel={item.channel}
              phone={thread.phone}
            />
          ),
        )}
      </div>
      {thread.channel !== 'mail' && (
        <footer class="conversation-foot">
          <TextComposer key={`${thread.phone} ${thread.channel}`} thread={thread} />
        </footer>
      )}
    </div>
  );
}

function EmptyThread({ channel }: { channel: Channel | 'all' }): JSX.Element {
  if (channel === 'mail') {
    return (
      <p class="empty">
        No mail yet. What <code>@sendgrid/mail</code> sends to this person’s address arrives here;
        the address is in the phone’s settings.
      </p>
    );
  }
  return (
    <p class="empty">
      No texts yet. Write one below: <em>MENU</em> is a good beginning.
    </p>
  );
}

const channels = ['all', 'sms', 'whatsapp', 'mail'] as const;

function ChannelSwitch({ thread }: { thread: ThreadName }): JSX.Element {
  return (
    <fieldset class="segments" aria-label="Channel">
      {channels.map((channel) => (
        <button
          key={channel}
          type="button"
          class="segment"
          aria-pressed={thread.channel === channel}
          onClick={() => selectThread({ ...thread, channel })}
        >
          {channelNames[channel]}
        </button>
      ))}
    </fieldset>
  );
}

function NumberSwitch({ thread }: { thread: ThreadName }): JSX.Element {
  return (
    <label class="field">
      <span>To</span>
      <select
        value={thread.other}
        onChange={(event) => selectThread({ ...thread, other: event.currentTarget.value })}
      >
        {accountNumbers.value.map(({ number }) => (
          <option key={number} value={number}>
            {nameOf(number)}
          </option>
        ))}
      </select>
    </label>
  );
}
