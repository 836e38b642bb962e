import type { JSX } from 'preact';
import { Icon } from '../icons';
import { clearAll } from '../state/reset';

/** Forgets all that happened, with an undo. */
export function ResetControl(): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label="Clear calls, texts and timeline"
      title="Clear calls, texts and timeline"
      onClick={() => void clearAll()}
    >
      <Icon name="reset" />
    </button>
  );
}
