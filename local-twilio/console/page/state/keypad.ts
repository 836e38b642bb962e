import { signal } from '@preact/signals';
import { control } from '../api/control-client';
import { playKeyTone } from '../sound/tones';
import { attempt } from './notices';
import { openPhone } from './selection';
import { legs } from './world';

const keys = '0123456789*#';

/** What was typed to be dialled, by the phone's number. */
export const typedNumbers = signal<Readonly<Record<string, string>>>({});

export function typeNumber(phone: string, typed: string): void {
  typedNumbers.value = { ...typedNumbers.value, [phone]: typed };
}

/** A key of a phone: in a call it is sent, otherwise it is part of the number to dial. */
export function pressKey(phone: string, key: string): void {
  playKeyTone(key);
  const leg = legs.value.find(
    ({ phoneNumber, awaiting }) => phoneNumber === phone && awaiting.kind !== 'answer',
  );
  if (leg) void attempt(() => control.press(leg.sid, key));
  else typeNumber(phone, (typedNumbers.value[phone] ?? '') + key);
}

/** Digits, * and # that are typed while the focus is on an opened phone press its keys. */
export function startKeyboard(): void {
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || isTextField(target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const phone = target.closest<HTMLElement>('[data-phone]')?.dataset.phone;
    if (!phone || phone !== openPhone.value || key.length !== 1 || !keys.includes(key)) return;
    event.preventDefault();
    pressKey(phone, key);
  });
}

function isTextField(element: HTMLElement): boolean {
  return element.matches('input, select, textarea');
}
