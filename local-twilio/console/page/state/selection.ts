import { computed, effect, signal, untracked } from '@preact/signals';
import type { CallView } from '../../../control/views';
import type { ThreadItem, ThreadName } from './correspondence';
import { events } from './events';
import { itemsOf } from './threads';
import { calls, legs, mail, phones, world } from './world';

export type Selection =
  | { kind: 'nothing' }
  | { kind: 'call'; sid: string }
  | { kind: 'thread'; thread: ThreadName }
  | { kind: 'mail'; id: string };

/** What the middle shows. */
export type View = 'conversation' | 'calls' | 'messages' | 'recordings' | 'alerts';

export const selection = signal<Selection>({ kind: 'nothing' });
export const view = signal<View>('conversation');
/** The phone that is opened up in the left column. */
export const openPhone = signal<string | null>(null);

export const selectedCall = computed<CallView | undefined>(() => {
  const chosen = selection.value;
  return chosen.kind === 'call' ? calls.value.find(({ sid }) => sid === chosen.sid) : undefined;
});

/** The selected call, the call that it belongs to, and all that were dialled from that; oldest first. */
export const callFamily = computed<readonly CallView[]>(() => {
  const call = selectedCall.value;
  if (!call) return [];
  const root = call.parentCallSid ?? call.sid;
  return calls.value
    .filter(({ sid, parentCallSid }) => sid === root || parentCallSid === root)
    .reverse();
});

/** What the selected thread shows, oldest first. */
export const threadItems = computed<readonly ThreadItem[]>(() => {
  const chosen = selection.value;
  return chosen.kind === 'thread' ? itemsOf(chosen.thread) : [];
});

/** The phones whose threads are shown: the one that is opened up, and the selected thread's. */
export function phonesInView(): string[] {
  const chosen = selection.value;
  const shown = [openPhone.value, chosen.kind === 'thread' ? chosen.thread.phone : null];
  return [...new Set(shown)].filter((number) => number !== null);
}

/** The SIDs that the timeline is narrowed to; `null` while nothing is selected. */
export const selectedSids = computed<ReadonlySet<string> | null>(() => {
  const chosen = selection.value;
  if (chosen.kind === 'call') {
    return new Set([chosen.sid, ...callFamily.value.map(({ sid }) => sid)]);
  }
  if (chosen.kind === 'thread') return new Set(threadItems.value.map(({ sid }) => sid));
  if (chosen.kind === 'mail') return new Set([chosen.id]);
  return null;
});

/** What was selected when its records were cleared; selected again when they are brought back. */
let cleared: Selection = { kind: 'nothing' };

export function selectCall(sid: string): void {
  cleared = { kind: 'nothing' };
  selection.value = { kind: 'call', sid };
  view.value = 'conversation';
}

export function selectThread(thread: ThreadName): void {
  cleared = { kind: 'nothing' };
  selection.value = { kind: 'thread', thread };
  view.value = 'conversation';
}

/** Shows a mail to read. */
export function selectMail(id: string): void {
  cleared = { kind: 'nothing' };
  selection.value = { kind: 'mail', id };
  view.value = 'conversation';
}

/** Selects nothing, until what was selected is brought back. */
export function leaveSelection(): void {
  if (selection.value.kind !== 'nothing') cleared = selection.value;
  selection.value = { kind: 'nothing' };
}

/** Selects again what {@link leaveSelection} left. */
export function returnToSelection(): void {
  if (cleared.kind === 'nothing' || selection.value.kind !== 'nothing') return;
  selection.value = cleared;
  cleared = { kind: 'nothing' };
}

/**
 * Opens the first phone, and shows a call that somebody else started, while nothing is selected. Leaves
 * a selection that was cleared elsewhere, and returns to it when it is back.
 */
export function startSelecting(): void {
  effect(() => {
    if (openPhone.value === null) openPhone.value = phones.value[0]?.number ?? null;
  });
  effect(() => {
    const first = legs.value[0];
    if (first && selection.peek().kind === 'nothing') {
      selection.value = { kind: 'call', sid: first.parentCallSid ?? first.sid };
    }
  });
  effect(() => {
    if (world.value) untracked(followRecords);
  });
}

function followRecords(): void {
  const chosen = selection.value;
  if (chosen.kind !== 'nothing' && !isThere(chosen)) leaveSelection();
  else if (chosen.kind === 'nothing' && hasRecords(cleared)) returnToSelection();
}

/** A call is there until it is cleared; an empty thread is there as long as its phone. */
function isThere(chosen: Selection): boolean {
  if (hasRecords(chosen)) return true;
  return (
    chosen.kind === 'thread' && phones.value.some(({ number }) => number === chosen.thread.phone)
  );
}

function hasRecords(chosen: Selection): boolean {
  if (chosen.kind === 'nothing') return false;
  if (chosen.kind === 'thread') return itemsOf(chosen.thread).length > 0;
  if (chosen.kind === 'mail') return mail.value.some(({ id }) => id === chosen.id);
  const isIt = ({ sid }: { sid: string }): boolean => sid === chosen.sid;
  return (
    calls.value.some(isIt) ||
    legs.value.some(isIt) ||
    events.value.some(({ subject }) => subject.callSid === chosen.sid)
  );
}
