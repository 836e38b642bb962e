import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { MessageView } from '../../../control/views';
import { dayAndTime } from '../format/time';
import { now } from '../state/clock';
import { selectThread, type ThreadName, threadMessages } from '../state/selection';
import { accountNumbers, nameOf } from '../state/world';
import { TextComposer } from './text-composer';

/** A text thread as it looks on the person's phone, with each text's delivery underneath. */
export function TextThread({ thread }: { thread: ThreadName }): JSX.Element {
  const texts = threadMessages.value;
  const end = useRef<HTMLDivElement>(null);
  const count = texts.length;
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: 'end' });
  }, [count]);
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
      <div class="captions" role="log" aria-label="Texts">
        {count === 0 && (
          <p class="empty">
            No texts yet. Write one below: <em>MENU</em> is a good beginning.
          </p>
        )}
        {texts.map((text) => (
          <Text key={text.sid} text={text} />
        ))}
        <div ref={end} />
      </div>
      <footer class="conversation-foot">
        <TextComposer thread={thread} />
      </footer>
    </div>
  );
}

function Text({ text }: { text: MessageView }): JSX.Element {
  const isOwn = text.direction === 'inbound';
  const failed = text.status === 'failed' || text.status === 'undelivered';
  return (
    <div class={`text${isOwn ? ' is-own' : ''}${failed ? ' is-failed' : ''}`}>
      {text.media.map(({ url, contentType }) =>
        contentType.startsWith('image/') ? (
          <img key={url} src={url} alt="Attached to this text" />
        ) : (
          <a key={url} href={url}>
            {contentType}
          </a>
        ),
      )}
      {text.body && <p class="bubble">{text.body}</p>}
      <p class="text-foot">
        {dayAndTime(text.at, now.value)} · {text.status}
        {text.errorCode !== null && ` ${text.errorCode}`}
        {text.segments > 1 && ` · ${text.segments} segments`}
      </p>
    </div>
  );
}

function ChannelSwitch({ thread }: { thread: ThreadName }): JSX.Element {
  const channels = [
    ['sms', 'SMS'],
    ['whatsapp', 'WhatsApp'],
  ] as const;
  return (
    <fieldset class="segments" aria-label="Channel">
      {channels.map(([channel, label]) => (
        <button
          key={channel}
          type="button"
          class="segment"
          aria-pressed={thread.channel === channel}
          onClick={() => selectThread({ ...thread, channel })}
        >
          {label}
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
