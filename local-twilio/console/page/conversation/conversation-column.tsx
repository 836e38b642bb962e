import type { JSX, TargetedKeyboardEvent } from 'preact';
import { AlertList } from '../history/alert-list';
import { CallList } from '../history/call-list';
import { MessageList } from '../history/message-list';
import { RecordingList } from '../history/recording-list';
import { bringBack } from '../state/reset';
import { selection, type View, view } from '../state/selection';
import {
  accountNumbers,
  alerts,
  calls,
  countOf,
  mail,
  messages,
  phones,
  recordings,
  world,
} from '../state/world';
import { CallConversation } from './call-conversation';
import { MailReader } from './mail-reader';
import { TextThread } from './text-thread';

/** The middle column: the conversation, or a list of all that happened. */
export function ConversationColumn(): JSX.Element {
  return (
    <section class="column conversation" aria-label="Conversation">
      <Tabs />
      <Shown />
    </section>
  );
}

function Tabs(): JSX.Element {
  const tabs: ReadonlyArray<readonly [View, string, string]> = [
    ['conversation', 'Conversation', ''],
    ['calls', 'Calls', countOf(calls.value)],
    ['messages', 'Messages', countOf(messages.value, mail.value)],
    ['recordings', 'Voicemail', countOf(recordings.value)],
    ['alerts', 'Alerts', countOf(alerts.value)],
  ];
  const moveFocus = (event: TargetedKeyboardEvent<HTMLButtonElement>): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    const all = [...(event.currentTarget.parentElement?.querySelectorAll('button') ?? [])];
    const next = all[all.indexOf(event.currentTarget) + step];
    next?.focus();
    next?.click();
  };
  return (
    <div class="tabs column-title" role="tablist" aria-label="What the middle shows">
      {tabs.map(([name, label, count]) => (
        <button
          key={name}
          type="button"
          role="tab"
          class="tab"
          aria-selected={view.value === name}
          tabIndex={view.value === name ? 0 : -1}
          onKeyDown={moveFocus}
          onClick={() => {
            view.value = name;
          }}
        >
          {label}
          {name !== 'conversation' && <span class="count">{count}</span>}
        </button>
      ))}
    </div>
  );
}

function Shown(): JSX.Element {
  switch (view.value) {
    case 'calls':
      return <CallList />;
    case 'messages':
      return <MessageList />;
    case 'recordings':
      return <RecordingList />;
    case 'alerts':
      return <AlertList />;
    default:
      return <Conversation />;
  }
}

function Conversation(): JSX.Element {
  const chosen = selection.value;
  if (chosen.kind === 'call') return <CallConversation key={chosen.sid} sid={chosen.sid} />;
  if (chosen.kind === 'mail') return <MailReader id={chosen.id} />;
  if (chosen.kind === 'thread') return <TextThread thread={chosen.thread} />;
  const person = phones.value[0]?.name;
  const business = accountNumbers.value[0]?.name;
  return (
    <div class="column-body">
      <div class="empty is-large">
        <h3>No conversation yet</h3>
        {business ? (
          <p>
            {person ?? 'Somebody'} can dial {business}: press <strong>Call</strong> on the phone at
            the left. Or press <strong>Text</strong> and write <em>MENU</em>.
          </p>
        ) : (
          <p>
            The account has no number yet. <code>npm start</code> sets one up; or create one with
            the SDK: <code>client.incomingPhoneNumbers.create(…)</code>.
          </p>
        )}
        {world.value?.canUndoReset && (
          <button type="button" class="text-button" onClick={() => void bringBack()}>
            Bring back what was cleared
          </button>
        )}
      </div>
    </div>
  );
}
