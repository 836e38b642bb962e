import { effect } from '@preact/signals';
import { events } from '../state/events';
import { sound } from '../state/preferences';
import { selection } from '../state/selection';
import { legs } from '../state/world';
import { startRinging, stopRinging } from './tones';

let spokenUpTo = '';

/** While sound is on: phones that ring are heard, and the selected call's captions are spoken. */
export function startSound(): void {
  effect(() => {
    const isSomethingRinging = legs.value.some(({ awaiting }) => awaiting.kind === 'answer');
    if (sound.value === 'on' && isSomethingRinging) startRinging();
    else stopRinging();
  });
  effect(() => {
    if (sound.value === 'on') spokenUpTo = events.peek().at(-1)?.id ?? '';
    else window.speechSynthesis?.cancel();
  });
  effect(() => {
    const all = events.value;
    if (sound.peek() === 'on') speakNew(all);
  });
}

function speakNew(all: typeof events.value): void {
  const chosen = selection.peek();
  const upTo = spokenUpTo;
  spokenUpTo = all.at(-1)?.id ?? upTo;
  if (chosen.kind !== 'call' || !window.speechSynthesis) return;
  for (let index = all.length - 1; index >= 0; index -= 1) {
    const event = all[index];
    if (!event || event.id <= upTo) break;
    if (event.kind !== 'conversation' || event.entry.callSid !== chosen.sid) continue;
    if (event.entry.speaker === 'person' || event.entry.kind !== 'said') continue;
    window.speechSynthesis.speak(new SpeechSynthesisUtterance(event.entry.text));
  }
}
