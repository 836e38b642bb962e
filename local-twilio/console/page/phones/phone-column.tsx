import type { JSX } from 'preact';
import { phones, world } from '../state/world';
import { NewPhoneForm } from './new-phone-form';
import { PhoneCard } from './phone-card';

/** The left column: the people and their phones. */
export function PhoneColumn(): JSX.Element {
  return (
    <section class="column phones" aria-label="Phones">
      <h2 class="column-title">Phones</h2>
      <div class="column-body">
        {world.value && phones.value.length === 0 && (
          <p class="empty">
            Nobody has a phone yet. <strong>Add phone</strong> makes the first one; then dial the
            business with it.
          </p>
        )}
        {phones.value.map((phone) => (
          <PhoneCard key={phone.number} phone={phone} />
        ))}
        <NewPhoneForm />
      </div>
    </section>
  );
}
