import type { JSX } from 'preact';
import type { PhoneView } from '../../../control/views';
import { control } from '../api/control-client';
import { attempt, notify } from '../state/notices';
import { BehaviourFields } from './behaviour-fields';
import { EmailField } from './email-field';

/** How a phone takes calls, texts and mail, its owner's address, and its removal. */
export function PhoneSettings({ phone }: { phone: PhoneView }): JSX.Element {
  return (
    <div class="phone-settings">
      <BehaviourFields
        behaviour={phone.behaviour}
        onChange={(behaviour) =>
          void attempt(() => control.changePhone(phone.number, { behaviour }))
        }
      />
      <EmailField phone={phone} />
      <button type="button" class="text-button is-danger" onClick={() => void remove(phone)}>
        Remove {phone.name}'s phone
      </button>
    </div>
  );
}

/** Removes a phone and offers to give it back as it was; its calls and texts stay either way. */
async function remove(phone: PhoneView): Promise<void> {
  const removed = await attempt(() => control.removePhone(phone.number));
  if (removed === undefined) return;
  notify({
    tone: 'done',
    text: `${phone.name}'s phone is removed.`,
    action: { label: 'Undo', run: () => control.addPhone(phone) },
  });
}
