import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { MailDetailView } from '../../../control/views';
import { control } from '../api/control-client';
import { dayAndTime } from '../format/time';
import { Icon } from '../icons';
import { now } from '../state/clock';
import { attempt } from '../state/notices';
import { selectThread, view } from '../state/selection';
import { phoneWithEmail } from '../state/threads';
import { accountNumbers, mail as allMail } from '../state/world';
import { Parameters } from '../timeline/parameters';
import { MailState } from './mail-state';

/** A mail to read: as its recipient sees it, and what else was sent along. */
export function MailReader({ id }: { id: string }): JSX.Element {
  const detail = useSignal<MailDetailView | null>(null);
  const short = allMail.value.find((one) => one.id === id);
  const status = short?.status;
  useEffect(() => {
    // Whoever reads it here is its recipient; before it has arrived it can be looked at only.
    const read = status === 'delivered' ? control.openMail(id) : control.mail(id);
    void attempt(() => read).then((got) => {
      if (got) detail.value = got;
    });
  }, [id, status, detail]);
  const mail = detail.value;
  return (
    <div class="conversation-body">
      <header class="call-head">
        <div class="mail-title">
          <BackButton to={short?.to ?? mail?.to} />
          <h3>{mail?.subject ?? short?.subject}</h3>
        </div>
        {mail && <MailHead mail={short ? { ...mail, ...short } : mail} />}
        {mail?.unsubscribeUrl && (
          <Unsubscribe
            mail={mail}
            onDone={(changed) => {
              detail.value = changed;
            }}
          />
        )}
      </header>
      {mail && <MailBody key={mail.id} mail={mail} />}
    </div>
  );
}

function BackButton({ to = '' }: { to?: string | undefined }): JSX.Element {
  const phone = phoneWithEmail(to);
  const goBack = (): void => {
    const other = accountNumbers.value[0]?.number ?? '';
    if (phone) selectThread({ phone, other, channel: 'all' });
    else view.value = 'messages';
  };
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={phone ? 'Back to the thread' : 'Back to all messages'}
      onClick={goBack}
    >
      <Icon name="back" />
    </button>
  );
}

function MailHead({ mail }: { mail: MailDetailView }): JSX.Element {
  const { to, cc } = mail.recipients;
  const named = [...to, ...cc].map(({ email }) => email.toLowerCase());
  return (
    <dl class="mail-head">
      <Line label="From" text={written(mail.from)} />
      <Line label="To" text={to.map(written).join(', ')} />
      {cc.length > 0 && <Line label="Cc" text={cc.map(written).join(', ')} />}
      {!named.includes(mail.to.toLowerCase()) && <Line label="Bcc" text={mail.to} />}
      {mail.replyTo.length > 0 && (
        <Line label="Reply to" text={mail.replyTo.map(written).join(', ')} />
      )}
      <div>
        <dt>Sent</dt>
        <dd>
          {dayAndTime(mail.sendAt ?? mail.at, now.value)} · <MailState mail={mail} />
        </dd>
      </div>
    </dl>
  );
}

/** What mail programs make of the List-Unsubscribe header. */
function Unsubscribe({
  mail,
  onDone,
}: {
  mail: MailDetailView;
  onDone: (changed: MailDetailView) => void;
}): JSX.Element {
  if (mail.unsubscribedAt !== null) {
    return <p class="mail-unsubscribed">Wants no more mail of this account.</p>;
  }
  const unsubscribe = (): void => {
    void attempt(() => control.unsubscribe(mail.id)).then((changed) => changed && onDone(changed));
  };
  return (
    <button
      type="button"
      class="button is-small"
      disabled={mail.status !== 'delivered'}
      onClick={unsubscribe}
    >
      Unsubscribe
    </button>
  );
}

function Line({ label, text }: { label: string; text: string }): JSX.Element {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function MailBody({ mail }: { mail: MailDetailView }): JSX.Element {
  const shown = useSignal<'html' | 'text'>(mail.htmlUrl === null ? 'text' : 'html');
  const choices = [
    ['html', 'Formatted'],
    ['text', 'Plain text'],
  ] as const;
  return (
    <>
      {mail.htmlUrl !== null && mail.text !== null && (
        <fieldset class="segments mail-switch" aria-label="How the mail is shown">
          {choices.map(([name, label]) => (
            <button
              key={name}
              type="button"
              class="segment"
              aria-pressed={shown.value === name}
              onClick={() => {
                shown.value = name;
              }}
            >
              {label}
            </button>
          ))}
        </fieldset>
      )}
      {shown.value === 'html' && mail.htmlUrl !== null ? (
        // Nothing in it can run, load or lead away: the page that it shows says so as well.
        <iframe class="mail-page" title={mail.subject} src={mail.htmlUrl} sandbox="" />
      ) : (
        <p class="mail-text">{mail.text}</p>
      )}
      {mail.attachments.length > 0 && (
        <ul class="mail-files" aria-label="Attached files">
          {mail.attachments.map(({ url, fileName }) => (
            <li key={url}>
              <a class="button is-small" href={url} download={fileName}>
                <Icon name="file" /> {fileName}
              </a>
            </li>
          ))}
        </ul>
      )}
      <div class="mail-details">
        <Parameters title="Custom arguments" startsOpen={false} values={mail.customArgs} />
        <Parameters title="Headers" startsOpen={false} values={mail.headers} />
      </div>
    </>
  );
}

function written({ email, name }: MailDetailView['from']): string {
  return name === null ? email : `${name} <${email}>`;
}
