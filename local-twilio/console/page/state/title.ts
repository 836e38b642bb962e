import { effect } from '@preact/signals';
import { legs, nameOf } from './world';

const usualTitle = document.title;

/** Says in the browser's tab whose phone rings, for a page that is not in front. */
export function startTitle(): void {
  effect(() => {
    const ringing = legs.value.find(({ awaiting }) => awaiting.kind === 'answer');
    document.title = ringing ? `${nameOf(ringing.phoneNumber)}'s phone rings` : usualTitle;
  });
}
