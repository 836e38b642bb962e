import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { LegView, PhoneView } from '../../../control/views';
import { formatNumber, initialOf } from '../format/numbers';
import { callLength } from '../format/time';
import { Icon } from '../icons';
import { now } from '../state/clock';
import { isOptedOut } from '../state/opt-outs';
import { openPhone, selectCall } from '../state/selection';
import { legs } from '../state/world';
import { Handset } from './handset';
import { IncomingCall } from './incoming-call';
import { PhoneSettings } from './phone-settings';

/** One person's phone: closed it is a line, opened it is a phone to dial and text with. */
export function PhoneCard({ phone }: { phone: PhoneView }): JSX.Element {
  const settings = useSignal<'open' | 'closed'>('closed');
  const own = legs.value.filter(({ phoneNumber }) => phoneNumber === phone.number);
  const ringing = own.find(({ awaiting }) => awaiting.kind === 'answer');
  const active = own.find((leg) => leg !== ringing);
  const isOpen = openPhone.value === phone.number;
  const toggle = (): void => {
    openPhone.value = isOpen ? '' : phone.number;
    if (!isOpen && active) selectCall(active.sid);
  };
  return (
    <article
      class={`phone${isOpen ? ' is-open' : ''}${ringing ? ' is-ringing' : ''}`}
      aria-label={`${phone.name}'s phone`}
      data-phone={phone.number}
    >
      <header class="phone-head">
        <button type="button" class="phone-name" aria-expanded={isOpen} onClick={toggle}>
          <span class="avatar" aria-hidden="true">
            {initialOf(phone.name)}
          </span>
          <span class="phone-who">
            <span class="phone-person">
              <span class="phone-label">{phone.name}</span>
              <PhoneState phone={phone} ringing={ringing} active={active} />
            </span>
            <span class="phone-number">
              <span class="number">{formatNumber(phone.number)}</span>
              {isOptedOut(phone.number) && (
                <span class="chip is-warning" title="Asked the business to stop texting">
                  opted out
                </span>
              )}
            </span>
          </span>
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={`How ${phone.name}'s phone behaves`}
          aria-expanded={settings.value === 'open'}
          onClick={() => {
            settings.value = settings.value === 'open' ? 'closed' : 'open';
          }}
        >
          <Icon name="settings" />
        </button>
      </header>
      {settings.value === 'open' && <PhoneSettings phone={phone} />}
      {ringing && <IncomingCall leg={ringing} />}
      {isOpen && <Handset phone={phone} leg={active} />}
    </article>
  );
}

const behaviourNames: Readonly<Record<PhoneView['behaviour']['calls'], string>> = {
  rings: '',
  answers: 'answers',
  busy: 'busy',
  'no-answer': 'never answers',
  rejects: 'rejects',
  unreachable: 'unreachable',
  'answering-machine': 'machine',
};

/** What the phone does now; while it does nothing, who has it and how it takes calls. */
function PhoneState({
  phone,
  ringing,
  active,
}: {
  phone: PhoneView;
  ringing: LegView | undefined;
  active: LegView | undefined;
}): JSX.Element {
  if (ringing) return <span class="chip is-urgent">ringing</span>;
  if (active) {
    const since = active.answeredAt;
    return (
      <span class="chip is-live">
        {since ? callLength(now.value - Date.parse(since)) : 'calling'}
      </span>
    );
  }
  const behaviour = behaviourNames[phone.behaviour.calls];
  return (
    <span class="role" title={behaviour ? `${phone.role}, ${behaviour}` : phone.role}>
      {phone.role}
      {behaviour && ` · ${behaviour}`}
    </span>
  );
}
