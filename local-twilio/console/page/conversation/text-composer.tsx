import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { control, type NewText } from '../api/control-client';
import { Icon } from '../icons';
import { attempt } from '../state/notices';
import type { ThreadName } from '../state/selection';
import { nameOf } from '../state/world';

/** Writes a text as the person, with pictures. */
export function TextComposer({ thread }: { thread: ThreadName }): JSX.Element {
  const body = useSignal('');
  const media = useSignal<NewText['media']>([]);
  const picker = useRef<HTMLInputElement>(null);
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (body.value === '' && media.value.length === 0) return;
    const text: NewText = {
      to: thread.other,
      channel: thread.channel,
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
      {media.value.length > 0 && (
        <button
          type="button"
          class="chip"
          aria-label={`Remove ${media.value.length} attached files`}
          onClick={() => {
            media.value = [];
          }}
        >
          {media.value.length} attached ×
        </button>
      )}
      <button type="submit" class="icon-button is-primary" aria-label="Send the text">
        <Icon name="send" />
      </button>
    </form>
  );
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
