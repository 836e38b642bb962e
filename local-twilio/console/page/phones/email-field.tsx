import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { PhoneView } from '../../../control/views';
import { control } from '../api/control-client';
import { attemptForm, type FieldError } from '../state/form-attempt';
import { useKeptValue } from './kept-value';

/** The e-mail address of a phone's owner; what is typed is kept when the field is left. */
export function EmailField({ phone }: { phone: PhoneView }): JSX.Element {
  const error = useSignal<FieldError | null>(null);
  const field = useKeptValue(phone.email ?? '');
  const errorId = `email-error-${phone.number}`;
  const save = async (typed: string): Promise<void> => {
    const email = typed.trim() === '' ? null : typed.trim();
    if (email === phone.email) {
      error.value = null;
      return;
    }
    const outcome = await attemptForm(() => control.changePhone(phone.number, { email }), {
      fields: ['email'],
    });
    error.value = outcome && 'error' in outcome ? outcome.error : null;
  };
  return (
    <div class="email-field">
      <label class="field">
        <span>E-mail</span>
        <input
          type="email"
          autocomplete="off"
          placeholder="none"
          ref={field}
          aria-invalid={error.value !== null}
          aria-describedby={error.value === null ? undefined : errorId}
          onChange={(event) => void save(event.currentTarget.value)}
        />
      </label>
      {error.value && (
        <p class="field-error" id={errorId} role="alert">
          {error.value.text}
        </p>
      )}
    </div>
  );
}
