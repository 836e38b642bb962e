import { computed } from '@preact/signals';
import type { MessageView } from '../../../control/views';
import {
  type Channel,
  type Correspondence,
  itemsIn,
  type ThreadItem,
  type ThreadName,
  threadIn,
  threadsIn,
} from './correspondence';
import { everyMail, everyMessage } from './inboxes';
import { accountNumbers, phones } from './world';

const all = computed<Correspondence>(() => ({
  messages: everyMessage(),
  mail: everyMail(),
  phones: phones.value,
  numbers: accountNumbers.value,
}));

/** The entries of a thread, oldest first. */
export function itemsOf(thread: ThreadName): ThreadItem[] {
  return itemsIn(all.value, thread);
}

/** The thread that a message belongs to. */
export function threadOf(message: MessageView): ThreadName & { channel: Channel } {
  return threadIn(all.value, message);
}

/** A phone's threads, the liveliest first. */
export function threadsOf(phone: string): Array<ThreadName & { channel: Channel }> {
  return threadsIn(all.value, phone);
}

/** The phone of whoever has this e-mail address. */
export function phoneWithEmail(email: string): string | undefined {
  return phones.value.find((one) => one.email?.toLowerCase() === email.toLowerCase())?.number;
}
