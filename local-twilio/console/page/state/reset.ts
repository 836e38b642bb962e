import { effect } from '@preact/signals';
import { control } from '../api/control-client';
import { attempt, dismiss, notify } from './notices';
import { leaveSelection, returnToSelection } from './selection';
import { world } from './world';

let offer: number | undefined;

/** Forgets all that happened, and offers to undo that. */
export async function clearAll(): Promise<void> {
  const done = await attempt(() => control.reset());
  if (!done) return;
  leaveSelection();
  withdrawOffer();
  offer = notify({
    tone: 'done',
    text: 'Calls, texts, alerts and the timeline are cleared.',
    action: { label: 'Undo', run: bringBack },
  });
}

/** Brings back what was cleared, and the conversation that was looked at. */
export async function bringBack(): Promise<void> {
  const done = await attempt(() => control.undoReset());
  if (!done) return;
  withdrawOffer();
  returnToSelection();
}

/** Withdraws the offer when somebody else has taken it, on another page. */
export function startReset(): void {
  let could = false;
  effect(() => {
    const can = world.value?.canUndoReset ?? false;
    if (could && !can) withdrawOffer();
    could = can;
  });
}

function withdrawOffer(): void {
  if (offer !== undefined) dismiss(offer);
  offer = undefined;
}
