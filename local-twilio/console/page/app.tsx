import type { JSX } from 'preact';
import { ConversationColumn } from './conversation/conversation-column';
import { Header } from './header/header';
import { NoticeStack } from './notice-stack';
import { PhoneColumn } from './phones/phone-column';
import { accountNumbers } from './state/world';
import { TimelineColumn } from './timeline/timeline-column';

/** The whole page: people at the left, their conversation in the middle, the truth at the right. */
export function App(): JSX.Element {
  return (
    <>
      <Header />
      <main class="columns">
        <PhoneColumn />
        <ConversationColumn />
        <TimelineColumn />
      </main>
      <NoticeStack />
      <datalist id="account-numbers">
        {accountNumbers.value.map(({ number, name }) => (
          <option key={number} value={number}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}
