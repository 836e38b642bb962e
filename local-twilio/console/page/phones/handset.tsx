import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { LegView, PhoneView } from '../../../control/views';
import { control } from '../api/control-client';
import { formatNumber } from '../format/numbers';
import { Icon } from '../icons';
import { attemptForm } from '../state/form-attempt';
import { pressKey, typedNumbers, typeNumber } from '../state/keypad';
import { attempt } from '../state/notices';
import { selectCall, selectThread } from '../state/selection';
import { accountNumbers, nameOf, receiveLeg } from '../state/world';
import { Keypad } from './keypad';
import { ThreadList } from './thread-list';

/** An opened phone: whom to call, keypad, call and hang-up, its threads. */
export function Handset({
  phone,
  leg,
}: {
  phone: PhoneView;
  leg: LegView | undefined;
}): JSX.Element {
  const business = accountNumbers.value[0]?.number ?? '';
  const number = typedNumbers.value[phone.number] || business;
  /** Why this number could not be dialled; of no interest once another one is typed. */
  const error = useSignal<{ number: string; text: string } | null>(null);
  const dial = async (): Promise<void> => {
    error.value = null;
    const outcome = await attemptForm(() => control.dial(phone.number, number), { fields: ['to'] });
    if (!outcome) return;
    if ('error' in outcome) {
      error.value = { number, text: outcome.error.text };
      return;
    }
    receiveLeg(outcome.result);
    typeNumber(phone.number, '');
    selectCall(outcome.result.sid);
  };
  const handset = useRef<HTMLDivElement>(null);
  const callSid = leg?.sid;
  useEffect(() => {
    // The button that began the call is gone; who used the keyboard goes on at the keypad.
    if (!callSid || document.activeElement !== document.body) return;
    handset.current?.querySelector<HTMLButtonElement>('.key')?.focus({ preventScroll: true });
  }, [callSid]);
  return (
    <div class="handset" ref={handset}>
      {leg ? <CallScreen leg={leg} /> : <DialScreen phone={phone.number} onEnter={dial} />}
      {error.value?.number === number && (
        <p class="field-error" role="alert">
          {error.value.text}
        </p>
      )}
      <Keypad label={`${phone.name}'s keypad`} onPress={(key) => pressKey(phone.number, key)} />
      <div class="button-row">
        {leg ? (
          <button
            type="button"
            key="hang-up"
            class="button is-danger"
            onClick={() => void attempt(() => control.hangUp(leg.sid))}
          >
            <Icon name="hangUp" /> Hang up
          </button>
        ) : (
          <button
            type="button"
            key="call"
            class="button is-primary"
            disabled={number === ''}
            onClick={() => void dial()}
          >
            <Icon name="phone" /> Call
          </button>
        )}
        <button
          type="button"
          class="button"
          disabled={business === ''}
          onClick={() => selectThread({ phone: phone.number, other: business, channel: 'all' })}
        >
          <Icon name="message" /> Text
        </button>
      </div>
      <ThreadList phone={phone.number} />
    </div>
  );
}

function CallScreen({ leg }: { leg: LegView }): JSX.Element {
  const isConnected = leg.answeredAt !== null;
  const [intro, far] = leg.side === 'caller' ? ['Calling', leg.to] : ['Call from', leg.from];
  return (
    <p class="screen">
      <span class="screen-line">{isConnected ? 'In call with' : intro}</span>
      <strong class="screen-number">{nameOf(far)}</strong>
    </p>
  );
}

/** Shows the business by its name until something else is typed. */
function DialScreen({
  phone,
  onEnter,
}: {
  phone: string;
  onEnter: () => Promise<void>;
}): JSX.Element {
  const business = accountNumbers.value[0];
  return (
    <label class="screen">
      <span class="screen-line">
        {typedNumbers.value[phone] ? 'Number' : (business?.name ?? '')}
      </span>
      <input
        class="screen-number"
        type="tel"
        aria-label="Number to call"
        list="account-numbers"
        autocomplete="off"
        value={typedNumbers.value[phone] ?? ''}
        placeholder={business ? formatNumber(business.number) : 'Type a number'}
        onInput={(event) => typeNumber(phone, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void onEnter();
        }}
      />
    </label>
  );
}
