import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { LegView } from '../../../control/views';
import { control } from '../api/control-client';
import { Icon } from '../icons';
import { canDictate, dictate } from '../sound/dictation';
import { attempt } from '../state/notices';
import { nameOf } from '../state/world';

/** Typing or dictating here speaks into the call. */
export function SpeakBox({ leg }: { leg: LegView | undefined }): JSX.Element {
  const text = useSignal('');
  const microphone = useSignal<'off' | 'listening'>('off');
  const canSpeak = leg?.status === 'in-progress';
  const say = async (words: string): Promise<void> => {
    if (!leg || words.trim() === '') return;
    const said = await attempt(() => control.say(leg.sid, words));
    if (said) text.value = '';
  };
  const listen = (): void => {
    microphone.value = 'listening';
    dictate({
      onText: (words) => void say(words),
      onEnd: () => {
        microphone.value = 'off';
      },
    });
  };
  return (
    <form
      class="composer"
      aria-label="Speak"
      onSubmit={(event) => {
        event.preventDefault();
        void say(text.value);
      }}
    >
      <input
        aria-label="What to say"
        placeholder={
          canSpeak ? `Type to speak as ${nameOf(leg.phoneNumber)}` : 'Speaking needs a live call'
        }
        disabled={!canSpeak}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      {canDictate() && (
        <button
          type="button"
          class="icon-button"
          aria-label="Speak with the microphone"
          aria-pressed={microphone.value === 'listening'}
          disabled={!canSpeak}
          onClick={listen}
        >
          <Icon name="microphone" />
        </button>
      )}
      <button type="submit" class="icon-button is-primary" aria-label="Say it" disabled={!canSpeak}>
        <Icon name="send" />
      </button>
    </form>
  );
}
