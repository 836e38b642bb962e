import { signal } from '@preact/signals';
import type { AlertView, MessageView } from '../../../control/views';
import type { EventGroup } from '../timeline/event-summary';
import { events } from './events';
import { selectCall, selection, selectThread } from './selection';
import { threadOf } from './threads';
import { messages } from './world';

/** What the timeline lists: what is selected at the left and in the middle, or all. */
export const scope = signal<'selection' | 'everything'>('selection');
export const hiddenGroups = signal<ReadonlySet<EventGroup>>(new Set());
export const search = signal('');
/** The event whose detail is shown; `null` follows what happens. */
export const pinned = signal<string | null>(null);

/** Shows an alert where it happened: its call or thread is selected, and its event. */
export function showInTimeline({ sid, resourceSid }: AlertView): void {
  const message = messages.value.find((one): one is MessageView => one.sid === resourceSid);
  search.value = '';
  hiddenGroups.value = new Set();
  scope.value = 'selection';
  if (resourceSid?.startsWith('CA')) selectCall(resourceSid);
  else if (message) selectThread(threadOf(message));
  else if (selection.value.kind !== 'nothing') scope.value = 'everything';
  const event = events.value.findLast((one) => one.kind === 'alert' && one.alertSid === sid);
  pinned.value = event?.id ?? null;
}
