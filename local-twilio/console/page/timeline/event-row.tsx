import type { JSX } from 'preact';
import type { EventView } from '../../../control/views';
import { clockTime } from '../format/time';
import { summaryOf } from './event-summary';

/** An event as one line of the timeline. */
export function EventRow({ event }: { event: EventView }): JSX.Element {
  const { tone, mark, title, aside } = summaryOf(event);
  return (
    <div class={`event-row is-${tone}`}>
      <time dateTime={event.at}>{clockTime(event.at)}</time>
      <span class="event-mark">{mark}</span>
      <span class="event-title">{title}</span>
      <span class="event-aside">{aside}</span>
    </div>
  );
}
