import type { PhoneView } from '../../../control/views';

type Behaviour = PhoneView['behaviour'];
type Texts = Behaviour['texts'];
type WhatsApp = Behaviour['whatsapp'];

/** One way to behave. `number`: what has to be said with it, and what it is at first. */
export interface BehaviourChoice<Value> {
  /** Tells it from the others of its kind. */
  name: string;
  label: string;
  number?: { label: string; usual: number; least: number; most: number };
  /** The value with its number. */
  value: (number: number) => Value;
}

const errorCode = { label: 'Code', least: 10_000, most: 99_999 };

function fixed<Value extends string>(value: Value, label: string): BehaviourChoice<Value> {
  return { name: value, label, value: () => value };
}

export const callChoices: ReadonlyArray<BehaviourChoice<Behaviour['calls']>> = [
  fixed('rings', 'Rings'),
  fixed('answers', 'Picks up by itself'),
  fixed('no-answer', 'Never answers'),
  fixed('busy', 'Busy'),
  fixed('rejects', 'Rejects'),
  fixed('answering-machine', 'Answering machine'),
  fixed('unreachable', 'Unreachable'),
];

export const textChoices: ReadonlyArray<BehaviourChoice<Texts>> = [
  fixed('delivers', 'Delivered'),
  fixed('slow', 'Delivered after 5 minutes'),
  {
    name: 'deliversAfterMinutes',
    label: 'Delivered after …',
    number: { label: 'Minutes', usual: 30, least: 1, most: 2880 },
    value: (minutes) => ({ deliversAfterMinutes: minutes }),
  },
  fixed('drops', 'Lost: stays “sent”'),
  fixed('unreachable', 'Unreachable (30003)'),
  fixed('landline', 'Landline (30006)'),
  fixed('filtered', 'Filtered by the carrier (30007)'),
  {
    name: 'refusedWith',
    label: 'Refused with …',
    number: { ...errorCode, usual: 30008 },
    value: (code) => ({ refusedWith: code }),
  },
  fixed('reports-twice', 'Delivered, told twice'),
  fixed('reports-out-of-order', 'Delivered, told in disorder'),
];

export const whatsAppChoices: ReadonlyArray<BehaviourChoice<WhatsApp>> = [
  fixed('reads', 'Read at once'),
  fixed('leaves-unread', 'Delivered, not read'),
  fixed('has-none', 'Has no WhatsApp (63024)'),
  fixed('unreachable', 'Switched off'),
  {
    name: 'refusedWith',
    label: 'Refused with …',
    number: { ...errorCode, usual: 63_016 },
    value: (code) => ({ refusedWith: code }),
  },
];

export const mailChoices: ReadonlyArray<BehaviourChoice<Behaviour['mail']>> = [
  fixed('arrives', 'Arrives'),
  fixed('slow', 'Deferred for 5 minutes'),
  fixed('bounces', 'Bounces: nobody there'),
];

/** Which choice a behaviour is, and its number where it has one. */
export function partsOf(behaviour: Texts | WhatsApp | Behaviour['calls' | 'mail']): {
  name: string;
  number: number | undefined;
} {
  if (typeof behaviour === 'string') return { name: behaviour, number: undefined };
  if ('refusedWith' in behaviour) return { name: 'refusedWith', number: behaviour.refusedWith };
  return { name: 'deliversAfterMinutes', number: behaviour.deliversAfterMinutes };
}
