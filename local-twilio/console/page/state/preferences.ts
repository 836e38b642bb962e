import { effect, signal } from '@preact/signals';

export type Theme = 'system' | 'light' | 'dark';

/** `system` follows the machine's setting. */
export const theme = signal<Theme>(readTheme());
/** Rings, key tones and spoken captions; off until somebody turns it on in this visit. */
export const sound = signal<'on' | 'off'>('off');

/** Applies the theme and remembers it for the next visit. */
export function startPreferences(): void {
  effect(() => {
    if (theme.value === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme.value;
    localStorage.setItem('ringback-theme', theme.value);
  });
}

function readTheme(): Theme {
  const kept = localStorage.getItem('ringback-theme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
