import type { JSX } from 'preact';
import { dayAndTime } from '../format/time';
import { now } from '../state/clock';
import type { ThreadName } from '../state/correspondence';
import { optOutOf } from '../state/opt-outs';

/** Says above a thread that the person asked the business to stop, and what that means. */
export function OptOutNotice({ thread }: { thread: ThreadName }): JSX.Element | null {
  const optOut = optOutOf(thread);
  if (!optOut) return null;
  return (
    <p class="opt-out" role="note">
      <strong>Opted out</strong> with {optOut.keyword} at {dayAndTime(optOut.at, now.value)}: texts
      to this person are refused (21610) until they write START.
    </p>
  );
}
