import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { LegView } from '../../../control/views';
import { control } from '../api/control-client';
import { Icon } from '../icons';
import { attempt } from '../state/notices';
import { openPhone, selectCall } from '../state/selection';
import { nameOf, receiveLeg } from '../state/world';

/** A call that rings at a phone, with what to do about it. */
export function IncomingCall({ leg }: { leg: LegView }): JSX.Element {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.scrollIntoView({ block: 'nearest' }), []);
  const answer = async (): Promise<void> => {
    const answered = await attempt(() => control.answer(leg.sid));
    if (!answered) return;
    receiveLeg(answered);
    openPhone.value = leg.phoneNumber;
    selectCall(leg.sid);
  };
  return (
    <div class="incoming" role="alert" ref={card}>
      <p>
        <strong>{nameOf(leg.from)}</strong> is calling
      </p>
      <div class="button-row">
        <button type="button" class="button is-primary" onClick={() => void answer()}>
          <Icon name="phone" /> Answer
        </button>
        <button
          type="button"
          class="button is-danger"
          onClick={() => void attempt(() => control.decline(leg.sid))}
        >
          <Icon name="hangUp" /> Decline
        </button>
      </div>
    </div>
  );
}
