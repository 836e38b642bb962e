import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { MessageView } from '../../../control/views';
import { control } from '../api/control-client';

/** Titles of error codes that were asked for. */
const titles = signal<ReadonlyMap<number, string>>(new Map());

/** A message's status as a word and, where it failed, the error's code and what it means. */
export function DeliveryState({ text: { status, errorCode } }: { text: MessageView }): JSX.Element {
  const title = useTitle(errorCode);
  const failed = status === 'failed' || status === 'undelivered';
  return (
    <span class={`delivery${failed ? ' is-failed' : ''} is-${status}`}>
      {status}
      {errorCode !== null && ` ${errorCode}`}
      {title !== undefined && `: ${title}`}
    </span>
  );
}

/** What Twilio calls an error, as soon as that is known. */
function useTitle(errorCode: number | null): string | undefined {
  useEffect(() => {
    if (errorCode === null || titles.peek().has(errorCode)) return;
    void control.errorNamed(errorCode).then(({ title }) => {
      titles.value = new Map([...titles.peek(), [errorCode, title]]);
    });
  }, [errorCode]);
  return errorCode === null ? undefined : titles.value.get(errorCode);
}
