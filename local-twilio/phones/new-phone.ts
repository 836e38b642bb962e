import type { Phone } from '../state/phone-records';

/** What may be said of a new phone; the rest is as on any phone. */
export type AboutPhone = Partial<Omit<Phone, 'sid' | 'dateCreated'>>;

/** How a phone is of which nothing is said: everything gets through, and it rings. */
export const ordinaryPhone: Omit<Phone, 'sid' | 'name' | 'dateCreated'> = {
  role: 'customer',
  calls: 'rings',
  texts: 'delivers',
  whatsapp: 'reads',
  line: null,
  pumpingRisk: 'low',
  email: null,
  mail: 'arrives',
};

/** The record of a new phone. Without a name its number (E.164) is its name. `now`: epoch ms. */
export function newPhone({
  number,
  about,
  now,
}: {
  number: string;
  about: AboutPhone;
  now: number;
}): Phone {
  return { sid: number, name: number, ...ordinaryPhone, ...about, dateCreated: now };
}
