import type { JSX } from 'preact';
import type { EventView } from '../../../control/views';
import { clockTime } from '../format/time';
import { calls, nameOf } from '../state/world';
import { requestsFolded } from './deployment-folds';
import { summaryOf } from './event-summary';

/** An event as one line of the timeline. */
export function EventRow({ event }: { event: EventView }): JSX.Element {
  const { tone, mark, title, aside } = summaryOf(event);
  const connected = event.kind === 'conversation' && event.entry.kind === 'connected';
  const isPerson = event.kind === 'conversation' && (event.entry.speaker === 'person' || connected);
  return (
    <div class={`event-row is-${tone}`}>
      <time dateTime={event.at}>{clockTime(event.at)}</time>
      <span class="event-mark">{isPerson ? personAt(event.entry.callSid) : mark}</span>
      <span class="event-title">
        {connected ? `connected to ${nameOf(event.entry.text)}` : title}
      </span>
      <span class="event-aside">{asideOf(event) || aside}</span>
    </div>
  );
}

/** A deployment's row stands for the API requests that it took. */
function asideOf(event: EventView): string {
  const requests = requestsFolded(event);
  return requests > 0 ? `${requests} requests` : '';
}

/** The first name of the person whose phone is at this end of the call. */
function personAt(callSid: string): string {
  const call = calls.value.find(({ sid }) => sid === callSid);
  const name = call ? nameOf(call.direction === 'inbound' ? call.from : call.to) : '';
  return name.startsWith('+') ? 'person' : (name.split(' ')[0] ?? '');
}
