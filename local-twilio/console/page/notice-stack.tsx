import type { JSX } from 'preact';
import { attempt, dismiss, type Notice, notices } from './state/notices';

/** Notices at the bottom of the page; they take no room of its layout. */
export function NoticeStack(): JSX.Element {
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.value.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeLine({ notice: { id, tone, text, action } }: { notice: Notice }): JSX.Element {
  const run = async (): Promise<void> => {
    if (action) await attempt(action.run);
    dismiss(id);
  };
  return (
    <div class={`notice is-${tone}`}>
      <p>{text}</p>
      {action && (
        <button type="button" class="button is-small" onClick={() => void run()}>
          {action.label}
        </button>
      )}
      <button type="button" class="text-button" onClick={() => dismiss(id)}>
        Dismiss
      </button>
    </div>
  );
}
