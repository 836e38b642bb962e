import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { control, type NewPhone } from '../api/control-client';
import { Icon } from '../icons';
import { attemptForm, type FieldError } from '../state/form-attempt';
import { openPhone } from '../state/selection';
import { phones } from '../state/world';
import { BehaviourFields } from './behaviour-fields';

/** Adds a person with a phone. The number offered is a free one of the range kept for fiction. */
export function NewPhoneForm(): JSX.Element {
  const state = useSignal<'closed' | 'open' | 'closed-again'>('closed');
  const button = useRef<HTMLButtonElement>(null);
  const now = state.value;
  useEffect(() => {
    if (now === 'closed-again') button.current?.focus();
  }, [now]);
  const close = (): void => {
    state.value = 'closed-again';
  };
  if (now === 'open') return <PhoneForm onDone={close} />;
  return (
    <button
      ref={button}
      type="button"
      class="button is-wide"
      onClick={() => {
        state.value = 'open';
      }}
    >
      <Icon name="plus" /> Add phone
    </button>
  );
}

const fields = ['name', 'role', 'number', 'email'] as const;

function PhoneForm({ onDone }: { onDone: () => void }): JSX.Element {
  const draft = useSignal<NewPhone>(emptyPhone());
  const error = useSignal<FieldError | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
    form.current?.querySelector('input')?.focus();
  }, []);
  const wrong = error.value;
  useEffect(() => {
    // The line that says what is wrong makes the form longer.
    if (wrong) form.current?.scrollIntoView({ block: 'nearest' });
  }, [wrong]);
  const current = draft.value;
  const change = (part: Partial<NewPhone>): void => {
    draft.value = { ...current, ...part };
    error.value = null;
  };
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await attemptForm(() => control.addPhone(current), { fields });
    if (!outcome) return;
    if ('error' in outcome) {
      error.value = outcome.error;
      form.current?.querySelector<HTMLInputElement>(`[name="${outcome.error.field}"]`)?.focus();
      return;
    }
    openPhone.value = outcome.result.number;
    onDone();
  };
  return (
    <form
      ref={form}
      class="new-phone"
      aria-label="New phone"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      {fields.map((name) => (
        <Field
          key={name}
          name={name}
          value={current[name] ?? ''}
          error={error.value?.field === name ? error.value.text : null}
          onInput={(value) => change({ [name]: name === 'email' && value === '' ? null : value })}
        />
      ))}
      <BehaviourFields
        behaviour={current.behaviour}
        onChange={(changes) => change({ behaviour: { ...current.behaviour, ...changes } })}
      />
      <div class="button-row">
        <button type="submit" class="button is-primary">
          Add
        </button>
        <button type="button" class="button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}

const labels = { name: 'Name', role: 'Role', number: 'Number', email: 'E-mail' } as const;

function Field({
  name,
  value,
  error,
  onInput,
}: {
  name: keyof typeof labels;
  value: string;
  error: string | null;
  onInput: (value: string) => void;
}): JSX.Element {
  const errorId = `new-phone-${name}-error`;
  return (
    <div>
      <label class="field">
        <span>{labels[name]}</span>
        <input
          name={name}
          required={name !== 'email'}
          placeholder={name === 'email' ? 'none' : undefined}
          autocomplete="off"
          value={value}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : errorId}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </label>
      {error !== null && (
        <p class="field-error" id={errorId} role="alert">
          {error}
        </p>
      )}
    </div>
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
    email: null,
    behaviour: {
      calls: 'rings',
      texts: 'delivers',
      whatsapp: 'reads',
      mail: 'arrives',
      line: null,
      pumpingRisk: 'low',
    },
  };
}
