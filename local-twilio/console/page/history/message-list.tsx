import type { JSX } from 'preact';
import type { MailView, MessageView } from '../../../control/views';
import { ChannelMark } from '../conversation/channel-mark';
import { mailStatus } from '../conversation/mail-state';
import { dayAndTime } from '../format/time';
import { now } from '../state/clock';
import type { ThreadItem } from '../state/correspondence';
import { selectMail, selectThread } from '../state/selection';
import { threadOf } from '../state/threads';
import { mail, messages, nameOf } from '../state/world';
import { FilteredList } from './filtered-list';

/** All texts and mail, newest first. */
export function MessageList(): JSX.Element {
  return (
    <FilteredList
      label="messages"
      items={everything()}
      kindOf={(item) => (item.kind === 'mail' ? mailStatus(item.mail) : item.message.status)}
      textOf={(item) => (item.kind === 'mail' ? mailText(item.mail) : messageText(item.message))}
      empty={
        <>
          <h3>No messages yet</h3>
          <p>
            Press <strong>Text</strong> on a phone at the left, or send one with the SDK:{' '}
            <code>client.messages.create(…)</code>. Mail that <code>@sendgrid/mail</code> sends is
            here too, whoever it is for.
          </p>
        </>
      }
      renderItem={(item) =>
        item.kind === 'mail' ? <MailRow mail={item.mail} /> : <MessageRow message={item.message} />
      }
    />
  );
}

function MessageRow({ message }: { message: MessageView }): JSX.Element {
  const thread = threadOf(message);
  return (
    <button type="button" class="history-row" onClick={() => selectThread(thread)}>
      <span class="history-title">
        {message.from === null ? 'Sender not chosen yet' : nameOf(message.from)} →{' '}
        {nameOf(message.to)}
      </span>
      <span class={`chip is-${message.status}`}>
        {message.status}
        {message.errorCode !== null && ` ${message.errorCode}`}
      </span>
      <span class="history-aside">
        <ChannelMark channel={thread.channel} /> {dayAndTime(message.at, now.value)}
      </span>
      <span class="history-text">{message.body || 'Picture'}</span>
    </button>
  );
}

function MailRow({ mail }: { mail: MailView }): JSX.Element {
  return (
    <button type="button" class="history-row" onClick={() => selectMail(mail.id)}>
      <span class="history-title">
        {mail.from.name ?? mail.from.email} → {mail.to}
      </span>
      <span class={`chip is-${mail.status}`}>{mailStatus(mail)}</span>
      <span class="history-aside">
        <ChannelMark channel="mail" /> {dayAndTime(mail.at, now.value)}
      </span>
      <span class="history-text">{mail.subject}</span>
    </button>
  );
}

function everything(): ThreadItem[] {
  const texts = messages.value.map((message): ThreadItem => {
    const { channel } = threadOf(message);
    return { kind: 'message', message, sid: message.sid, at: message.at, channel };
  });
  const mails = mail.value.map(
    (one): ThreadItem => ({ kind: 'mail', mail: one, sid: one.id, at: one.at, channel: 'mail' }),
  );
  return mails.length === 0 ? texts : [...texts, ...mails].sort((a, b) => b.at.localeCompare(a.at));
}

function messageText({ sid, from, to, body }: MessageView): string {
  return `${nameOf(from)} ${nameOf(to)} ${from} ${to} ${body} ${sid}`;
}

function mailText({ from, to, subject, preview, id }: MailView): string {
  return `${from.name} ${from.email} ${to} ${subject} ${preview} ${id}`;
}
