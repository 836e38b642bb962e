import type { JSX, TargetedKeyboardEvent } from 'preact';

const keys: ReadonlyArray<readonly [key: string, letters: string]> = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
];
const spokenNames: Readonly<Record<string, string>> = { '*': 'star', '#': 'hash' };
const columns = 3;
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -columns,
  ArrowDown: columns,
};

/** The twelve keys; arrow keys move between them. */
export function Keypad({
  label,
  onPress,
}: {
  label: string;
  onPress: (key: string) => void;
}): JSX.Element {
  const moveFocus = (event: TargetedKeyboardEvent<HTMLButtonElement>): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = [...(event.currentTarget.parentElement?.querySelectorAll('button') ?? [])];
    all[all.indexOf(event.currentTarget) + step]?.focus();
  };
  return (
    <fieldset class="keypad" aria-label={label}>
      {keys.map(([key, letters]) => (
        <button
          key={key}
          type="button"
          class="key"
          aria-label={spokenNames[key] ?? key}
          onClick={() => onPress(key)}
          onKeyDown={moveFocus}
        >
          {key}
          {letters && <span class="key-letters">{letters}</span>}
        </button>
      ))}
    </fieldset>
  );
}
