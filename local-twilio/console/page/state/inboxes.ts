import { effect, signal } from '@preact/signals';
import type { MailView, MessageView, PhoneDetailView } from '../../../control/views';
import { control } from '../api/control-client';
import { hasOlder, mail, messages, world } from './world';

/** What a phone sent and got, oldest first. */
type Inbox = Pick<PhoneDetailView, 'messages' | 'mail'>;

/** The whole inboxes of the phones in view; none while the state shows everything that there is. */
const inboxes = signal<readonly Inbox[]>([]);

/** The phones whose inboxes are wanted next. */
let wanted: readonly string[] | undefined;
let isFetching = false;

/** Texts, newest first: the newest of all, and of the phones in view also what is older. */
export function everyMessage(): MessageView[] {
  const older = inboxes.value.map((inbox) => inbox.messages);
  return withOlder({ newest: messages.value, older, nameOf: ({ sid }) => sid });
}

/** Mail in the same way. */
export function everyMail(): MailView[] {
  const older = inboxes.value.map((inbox) => inbox.mail);
  return withOlder({ newest: mail.value, older, nameOf: ({ id }) => id });
}

/**
 * Keeps the inboxes of the phones that are looked at, as soon as there are more messages than the
 * state shows: somebody's thread is whole also after a broadcast to a thousand others.
 */
export function startInboxes(phonesInView: () => readonly string[]): void {
  effect(() => {
    // With each change of the state the inboxes may have changed too.
    const isCutShort = world.value !== null && (hasOlder(messages.value) || hasOlder(mail.value));
    wanted = isCutShort ? phonesInView() : [];
    if (!isFetching) void fetchWanted();
  });
}

async function fetchWanted(): Promise<void> {
  isFetching = true;
  while (wanted !== undefined) {
    const numbers = wanted;
    wanted = undefined;
    const fetched = await Promise.all(numbers.map(inboxOf));
    if (numbers.length > 0 || inboxes.peek().length > 0) inboxes.value = fetched.flat();
  }
  isFetching = false;
}

/** None of a phone that was removed meanwhile; a lost connection is told by the stream. */
async function inboxOf(number: string): Promise<Inbox[]> {
  try {
    return [await control.phone(number)];
  } catch {
    return [];
  }
}

function withOlder<Item>({
  newest,
  older,
  nameOf,
}: {
  newest: readonly Item[];
  /** Of each phone, oldest first; it has the newest again. */
  older: ReadonlyArray<readonly Item[]>;
  nameOf: (item: Item) => string;
}): Item[] {
  const known = new Set(newest.map(nameOf));
  const rest = older.flatMap((items) =>
    items.filter((item) => !known.has(nameOf(item))).toReversed(),
  );
  return [...newest, ...rest];
}
