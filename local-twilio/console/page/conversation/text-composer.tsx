import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { control, type NewText } from '../api/control-client';
import { Icon } from '../icons';
import type { ThreadName } from '../state/correspondence';
import { attempt } from '../state/notices';
import { threadItems } from '../state/selection';
import { nameOf } from '../state/world';

type TextChannel = NewText['channel'];

/** Writes a text as the person, with pictures; in a thread of all channels, on one of them. */
export function TextComposer({ thread }: { thread: ThreadName }): JSX.Element {
  const body = useSignal('');
  const media = useSignal<NewText['media']>([]);
  const picker = useRef<HTMLInputElement>(null);
  const chosen = useSignal<TextChannel | null>(null);
  const channel =
    thread.channel === 'whatsapp' ? 'whatsapp' : (chosen.value ?? usualChannel(thread));
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (body.value === '' && media.value.length === 0) return;
    const text: NewText = {
      to: thread.other,
      channel,
      body: body.value,
      media: media.value,
    };
    const sent = await attempt(() => control.text(thread.phone, text));
    if (!sent) return;
    body.value = '';
    media.value = [];
  };
  const attach = async (files: FileList | null): Promise<void> => {
    const read = await Promise.all([...(files ?? [])].map(readFile));
    media.value = [...media.value, ...read];
  };
  return (
    <form class="composer" aria-label="Text" onSubmit={(event) => void send(event)}>
      <AttachedFiles media={media} />
      {thread.channel === 'all' && (
        <select
          aria-label="Send as"
          value={channel}
          onChange={(event) => {
            chosen.value = event.currentTarget.value === 'whatsapp' ? 'whatsapp' : 'sms';
          }}
        >
          <option value="sms">SMS</option>
          <option value="whatsapp">WhatsApp</option>
        </select>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label="Attach a picture"
        onClick={() => picker.current?.click()}
      >
        <Icon name="picture" />
      </button>
      <input
        ref={picker}
        class="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => void attach(event.currentTarget.files)}
      />
      <input
        aria-label="Text to send"
        placeholder={`Text as ${nameOf(thread.phone)}`}
        value={body.value}
        autocomplete="off"
        onInput={(event) => {
          body.value = event.currentTarget.value;
        }}
      />
      <button type="submit" class="icon-button is-primary" aria-label="Send the text">
        <Icon name="send" />
      </button>
    </form>
  );
}

/** What will go with the text, each with a way to leave it out. */
function AttachedFiles({ media }: { media: Signal<NewText['media']> }): JSX.Element | null {
  if (media.value.length === 0) return null;
  return (
    <ul class="attached" aria-label="Attached files">
      {media.value.map((file, index) => (
        <li key={`${index} ${file.base64.length}`}>
          {file.contentType.startsWith('image/') ? (
            <img src={`data:${file.contentType};base64,${file.base64}`} alt="" />
          ) : (
            <span class="chip">{file.contentType}</span>
          )}
          <button
            type="button"
            class="icon-button"
            aria-label={`Remove file ${index + 1}`}
            onClick={() => {
              media.value = media.value.filter((one) => one !== file);
            }}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The one that the person wrote on last; SMS where they wrote nothing yet. */
function usualChannel(thread: ThreadName): TextChannel {
  if (thread.channel !== 'all') return 'sms';
  const last = threadItems.value.findLast(
    (item) => item.kind === 'message' && item.message.direction === 'inbound',
  );
  return last?.channel === 'whatsapp' ? 'whatsapp' : 'sms';
}

function readFile(file: File): Promise<NewText['media'][number]> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => {
      const dataUrl = String(reader.result);
      resolve({
        contentType: file.type || 'application/octet-stream',
        base64: dataUrl.slice(dataUrl.indexOf(',') + 1),
      });
    };
    reader.readAsDataURL(file);
  });
}
