import type { JSX } from 'preact';
import type { MailView } from '../../../control/views';
import { dayAndTime } from '../format/time';
import { now } from '../state/clock';
import { selectMail } from '../state/selection';
import { ChannelMark } from './channel-mark';
import { MailState } from './mail-state';

/** A mail in a thread: subject and beginning; pressed, it opens. */
export function MailCard({ mail }: { mail: MailView }): JSX.Element {
  return (
    <div class="text is-mail">
      <button type="button" class="mail-card" onClick={() => selectMail(mail.id)}>
        <span class="mail-sender">{mail.from.name ?? mail.from.email}</span>
        <span class="mail-subject">{mail.subject}</span>
        <span class="mail-preview">{mail.preview}</span>
      </button>
      <p class="text-foot">
        <ChannelMark channel="mail" /> · {dayAndTime(mail.sendAt ?? mail.at, now.value)} ·{' '}
        <MailState mail={mail} />
      </p>
    </div>
  );
}
