import type { JSX } from 'preact';
import { control } from '../api/control-client';
import { Icon } from '../icons';
import { attempt, notify } from '../state/notices';
import { selection } from '../state/selection';

/** Forgets all that happened, with an undo. */
export function ResetControl(): JSX.Element {
  const reset = async (): Promise<void> => {
    const done = await attempt(() => control.reset());
    if (!done) return;
    const before = selection.value;
    selection.value = { kind: 'nothing' };
    const undo = async (): Promise<void> => {
      await control.undoReset();
      selection.value = before;
    };
    notify({
      tone: 'done',
      text: 'Calls, texts, alerts and the timeline are cleared.',
      action: { label: 'Undo', run: undo },
    });
  };
  return (
    <button
      type="button"
      class="icon-button"
      aria-label="Clear calls, texts and timeline"
      title="Clear calls, texts and timeline"
      onClick={() => void reset()}
    >
      <Icon name="reset" />
    </button>
  );
}
