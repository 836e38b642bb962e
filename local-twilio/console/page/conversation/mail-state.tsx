import type { JSX } from 'preact';
import type { MailView } from '../../../control/views';
import { dayAndTime } from '../format/time';
import { now } from '../state/clock';

/** Where a mail is, and why it went no further. */
export function MailState({ mail }: { mail: MailView }): JSX.Element {
  const failed = mail.status === 'bounced' || mail.status === 'dropped';
  return (
    <span class={`delivery${failed ? ' is-failed' : ''} is-${mail.status}`}>
      {mail.openedAt === null ? mail.status : `opened ${dayAndTime(mail.openedAt, now.value)}`}
      {mail.reason !== null && `: ${mail.reason}`}
      {mail.status === 'dropped' &&
        '. SendGrid sends nothing more to this address; DELETE /v3/suppression/bounces/{email} allows it again'}
    </span>
  );
}
