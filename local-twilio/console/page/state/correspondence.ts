import type { MailView, MessageView, StateView } from '../../../control/views';

/** How a message travels. */
export type Channel = 'sms' | 'whatsapp' | 'mail';

/** What a person and the business wrote to each other: on one channel, or on all in one row. */
export interface ThreadName {
  phone: string;
  /** The account's number, or another sender's name. */
  other: string;
  channel: Channel | 'all';
}

/** What threads are made from; messages and mail newest first, as the control API gives them. */
export type Correspondence = Pick<StateView, 'messages' | 'mail' | 'phones' | 'numbers'>;

/** One entry of a thread. */
export type ThreadItem = { sid: string; at: string; channel: Channel } & (
  | { kind: 'message'; message: MessageView }
  | { kind: 'mail'; mail: MailView }
);

export const channelNames: Readonly<Record<Channel | 'all', string>> = {
  all: 'All',
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  mail: 'Mail',
};

/** The entries of a thread, oldest first. Mail has no number: it is in every thread of the person. */
export function itemsIn(all: Correspondence, { phone, other, channel }: ThreadName): ThreadItem[] {
  const wants = (one: Channel): boolean => channel === 'all' || channel === one;
  const texts = all.messages.flatMap((message): ThreadItem[] => {
    const thread = threadIn(all, message);
    if (thread.phone !== phone || thread.other !== other || !wants(thread.channel)) return [];
    return [{ ...messageItem(message), channel: thread.channel }];
  });
  const mails = wants('mail') ? mailTo(all, phone).map(mailItem) : [];
  // Both come newest first; of the same moment the one that was made first stays first.
  return [...texts, ...mails].reverse().sort((a, b) => a.at.localeCompare(b.at));
}

/** The thread that a message belongs to, on its own channel and seen from the person's phone. */
export function threadIn(
  { numbers }: Correspondence,
  { from, to, direction }: MessageView,
): ThreadName & { channel: Channel } {
  const [person, own] = direction === 'inbound' ? [from ?? '', to] : [to, from];
  return {
    phone: person.replace(/^whatsapp:/, ''),
    // A Messaging Service chooses the sender only when the message goes out.
    other: own?.replace(/^whatsapp:/, '') ?? numbers[0]?.number ?? '',
    channel: person.startsWith('whatsapp:') ? 'whatsapp' : 'sms',
  };
}

/** A phone's threads, one for each number and channel, the liveliest first; mail is one of them. */
export function threadsIn(
  all: Correspondence,
  phone: string,
): Array<ThreadName & { channel: Channel }> {
  const found = new Map<string, ThreadName & { channel: Channel }>();
  for (const message of all.messages) {
    const thread = threadIn(all, message);
    const key = `${thread.channel} ${thread.other}`;
    if (thread.phone === phone && !found.has(key)) found.set(key, thread);
  }
  const threads = [...found.values()];
  const other = all.numbers[0]?.number ?? '';
  if (mailTo(all, phone).length > 0) threads.push({ phone, other, channel: 'mail' });
  const lastAt = (thread: ThreadName): string => itemsIn(all, thread).at(-1)?.at ?? '';
  return threads.sort((a, b) => lastAt(b).localeCompare(lastAt(a)));
}

function mailTo({ phones, mail }: Correspondence, phone: string): MailView[] {
  const email = phones.find(({ number }) => number === phone)?.email?.toLowerCase();
  return email === undefined ? [] : mail.filter(({ to }) => to.toLowerCase() === email);
}

/** What is scheduled stands where it will be read, not where it was asked for. */
function messageItem(message: MessageView) {
  return { kind: 'message', message, sid: message.sid, at: message.sendAt ?? message.at } as const;
}

function mailItem(one: MailView): ThreadItem {
  return { kind: 'mail', mail: one, sid: one.id, at: one.sendAt ?? one.at, channel: 'mail' };
}
