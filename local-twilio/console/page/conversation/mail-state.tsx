import type { JSX } from 'preact';
import type { MailView } from '../../../control/views';
import { dayAndTime } from '../format/time';
import { now } from '../state/clock';

/** Where a mail is, and why it went no further. */
export function MailState({ mail }: { mail: MailView }): JSX.Element {
  const failed = mail.status === 'bounced' || mail.status === 'dropped';
  return (
    <span class={`delivery${failed ? ' is-failed' : ''} is-${mail.status}`}>
      {wordOf(mail)}
      {mail.reason !== null && `: ${mail.reason}`}
      {mail.status === 'dropped' &&
        `. SendGrid sends nothing more to this address; DELETE ${suppressionOf(mail)}/{email} allows it again`}
    </span>
  );
}

/** The list of SendGrid's that the address is on. */
function suppressionOf({ reason }: MailView): string {
  return reason === 'Unsubscribed Address'
    ? '/v3/asm/suppressions/global'
    : '/v3/suppression/bounces';
}

/** Where a mail is, in one word. */
export function mailStatus({ status, sendAt }: MailView): MailView['status'] | 'scheduled' {
  return status === 'accepted' && sendAt !== null ? 'scheduled' : status;
}

function wordOf(mail: MailView): string {
  if (mail.openedAt === null) return mailStatus(mail);
  return `opened ${dayAndTime(mail.openedAt, now.value)}`;
}
