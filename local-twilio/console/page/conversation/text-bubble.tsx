import type { JSX } from 'preact';
import type { MessageView } from '../../../control/views';
import { control } from '../api/control-client';
import { dayAndTime } from '../format/time';
import { now } from '../state/clock';
import { attempt } from '../state/notices';
import { type Channel, threadOf } from '../state/threads';
import { ChannelMark } from './channel-mark';
import { DeliveryState } from './delivery-state';

/** One text: its pictures, its words, what can be pressed, and how it fared. */
export function TextBubble({
  text,
  channel,
  phone,
}: {
  text: MessageView;
  channel: Channel;
  /** Whose phone shows it, E.164. */
  phone: string;
}): JSX.Element {
  const isOwn = text.direction === 'inbound';
  return (
    <div class={`text${isOwn ? ' is-own' : ''} is-${channel}`}>
      {text.media.map((file) => (
        <Attachment key={file.url} {...file} />
      ))}
      {text.body && <p class="bubble">{text.body}</p>}
      <Buttons text={text} phone={phone} />
      <p class="text-foot">
        <ChannelMark channel={channel} /> · {dayAndTime(text.at, now.value)}
        {text.segments > 1 && ` · ${text.segments} segments`} ·{' '}
        <DeliveryState status={text.status} errorCode={text.errorCode} />
      </p>
    </div>
  );
}

function Attachment({ url, contentType }: MessageView['media'][number]): JSX.Element {
  if (contentType.startsWith('image/')) {
    return (
      <a class="picture" href={url} target="_blank" rel="noreferrer">
        <img src={url} alt="Attached to this text" />
      </a>
    );
  }
  return (
    <a class="chip" href={url}>
      {contentType}
    </a>
  );
}

/** The buttons of a template; quick replies are pressed as on a phone, the others lead elsewhere. */
function Buttons({ text, phone }: { text: MessageView; phone: string }): JSX.Element | null {
  if (text.buttons.length === 0) return null;
  const hasArrived = text.status === 'delivered' || text.status === 'read';
  return (
    <div class="text-buttons">
      {text.buttons.map((button) =>
        button.kind === 'quick-reply' || button.kind === 'list-item' ? (
          <button
            key={button.text}
            type="button"
            class="button is-small"
            disabled={!hasArrived}
            onClick={() => {
              const press = { button: button.text, from: threadOf(text).other };
              void attempt(() => control.pressButton(phone, press));
            }}
          >
            {button.text}
          </button>
        ) : (
          <span key={button.text} class="chip" title={targetOf(button)}>
            {button.text}
          </span>
        ),
      )}
    </div>
  );
}

function targetOf(
  button: Exclude<MessageView['buttons'][number], { kind: 'quick-reply' | 'list-item' }>,
): string {
  switch (button.kind) {
    case 'link':
      return button.url;
    case 'call':
      return button.number;
    case 'copy-code':
      return button.code;
  }
}
