import type { JSX } from 'preact';
import type { PhoneView } from '../../../control/views';
import { control } from '../api/control-client';
import { attempt } from '../state/notices';
import { BehaviourFields } from './behaviour-fields';

/** How a phone takes calls and texts, and its removal. */
export function PhoneSettings({ phone }: { phone: PhoneView }): JSX.Element {
  return (
    <div class="phone-settings">
      <BehaviourFields
        behaviour={phone.behaviour}
        onChange={(behaviour) =>
          void attempt(() => control.changePhone(phone.number, { behaviour }))
        }
      />
      <button
        type="button"
        class="text-button is-danger"
        onClick={() => void attempt(() => control.removePhone(phone.number))}
      >
        Remove {phone.name}'s phone
      </button>
    </div>
  );
}
