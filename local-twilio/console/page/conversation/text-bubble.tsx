import type { JSX } from 'preact';
import type { MessageView } from '../../../control/views';
import { control } from '../api/control-client';
import { dayAndTime } from '../format/time';
import { now } from '../state/clock';
import type { Channel } from '../state/correspondence';
import { attempt } from '../state/notices';
import { threadOf } from '../state/threads';
import { phones } from '../state/world';
import { ChannelMark } from './channel-mark';
import { DeliveryState } from './delivery-state';

/** Types that the control API gives as pictures; others are downloads. */
const shownPictures = /^image\/(png|jpeg|gif|webp)$/;

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
    <div class={`text${isOwn ? ' is-own' : ''} is-${channel} is-${text.status}`}>
      {text.media.map((file) => (
        <Attachment key={file.url} {...file} />
      ))}
      {text.body && <p class="bubble">{text.body}</p>}
      <Buttons text={text} phone={phone} />
      <p class="text-foot">
        <ChannelMark channel={channel} /> · {dayAndTime(text.sendAt ?? text.at, now.value)}
        {text.segments > 1 && ` · ${text.segments} segments`} · <DeliveryState text={text} />
        {canBeRead(text, channel) && <ReadButton phone={phone} from={threadOf(text).other} />}
        {canBeRead(text, channel) && <ReadButton phone={phone} from={threadOf(text).other} />}
      </p>
    </div>
  );
}

/** A phone that leaves WhatsApp messages unread opens them when it is told to. */
function canBeRead({ to, status, direction }: MessageView, channel: Channel): boolean {
  if (channel !== 'whatsapp' || direction === 'inbound' || status !== 'delivered') return false;
  const number = to.replace(/^whatsapp:/, '');
  const phone = phones.value.find((one) => one.number === number);
  return phone?.behaviour.whatsapp === 'leaves-unread';
}

function ReadButton({ phone, from }: { phone: string; from: string }): JSX.Element {
  return (
    <>
      {' · '}
      <button
        type="button"
        class="text-button"
        onClick={() => void attempt(() => control.readWhatsApp(phone, from))}
      >
        Read it
      </button>
    </>
  );
}

function Attachment({ url, contentType }: MessageView['media'][number]): JSX.Element {
  if (shownPictures.test(contentType)) {
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
