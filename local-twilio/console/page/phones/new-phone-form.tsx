import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { control, type NewPhone } from '../api/control-client';
import { Icon } from '../icons';
import { attempt } from '../state/notices';
import { openPhone } from '../state/selection';
import { phones } from '../state/world';
import { BehaviourFields } from './behaviour-fields';

/** Adds a person with a phone. The number offered is a free one of the range kept for fiction. */
export function NewPhoneForm(): JSX.Element {
  const draft = useSignal<NewPhone | null>(null);
  const current = draft.value;
  if (!current) {
    return (
      <button
        type="button"
        class="button is-wide"
        onClick={() => {
          draft.value = emptyPhone();
        }}
      >
        <Icon name="plus" /> Add phone
      </button>
    );
  }
  const change = (part: Partial<NewPhone>): void => {
    draft.value = { ...current, ...part };
  };
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const added = await attempt(() => control.addPhone(current));
    if (!added) return;
    draft.value = null;
    openPhone.value = added.number;
  };
  return (
    <form class="new-phone" aria-label="New phone" onSubmit={(event) => void save(event)}>
      <Field label="Name" value={current.name} onInput={(name) => change({ name })} />
      <Field label="Role" value={current.role} onInput={(role) => change({ role })} />
      <Field label="Number" value={current.number} onInput={(number) => change({ number })} />
      <BehaviourFields
        behaviour={current.behaviour}
        onChange={(behaviour) => change({ behaviour })}
      />
      <div class="button-row">
        <button type="submit" class="button is-primary">
          Add
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            draft.value = null;
          }}
        >
          Cancel
        </button>
      </div>
    </form>
  );
}

function Field({
  label,
  value,
  onInput,
}: {
  label: string;
  value: string;
  onInput: (value: string) => void;
}): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <input required value={value} onInput={(event) => onInput(event.currentTarget.value)} />
    </label>
  );
}

function emptyPhone(): NewPhone {
  const taken = new Set(phones.value.map(({ number }) => number));
  const free = Array.from({ length: 80 }, (_, index) => `+12025550${120 + index}`).find(
    (number) => !taken.has(number),
  );
  return {
    number: free ?? '',
    name: '',
    role: 'customer',
    behaviour: { calls: 'rings', texts: 'delivers' },
  };
}
