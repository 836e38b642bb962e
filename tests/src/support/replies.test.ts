import { lastReply } from '../../../src/conversations/last-reply';
import { languages } from '../../../src/messaging/templates/message-template';
import { orderEvents } from '../../../src/orders/order-state';
import { repliesIn } from '../../../src/support/replies/replies';
import { techTopics } from '../../../src/support/tech-topics';

/** Twilio: "What is GSM-7 character encoding?", the default table. */
const gsm7 = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]+$/;

const number = 'NC-1001';
const now = new Date('2026-11-20T23:00:00Z');
const timeZone = 'America/New_York';

/** Everything that the bot can say in a language. */
function everythingIn(language: (typeof languages)[number]): string[] {
  const replies = repliesIn(language);
  const orders = orderEvents.map((event) => ({
    event,
    number,
    lookupKey: 'NC1001',
    phoneNumber: '+12025550147',
    occurredAt: now,
    expectedOn: '2026-12-24',
    trackingUrl: 'https://track.example.com/p/8H2K',
  }));
  const accounts = [-4250, 0, 4250].map((balanceCents) => ({
    number: 'A-2041',
    balanceCents,
    currency: 'USD',
    dueOn: '2026-12-01',
  }));
  const states = ['menu', 'order-number', 'tech', 'billing-email'] as const;
  const openings = [1, 12, 36, 60, 84, 108, 132, 156, 24 * 30].map((hours) => ({
    opensAt: new Date(now.getTime() + hours * 3_600_000),
    now,
    timeZone,
  }));
  return [
    ...Object.values(replies).filter((reply) => typeof reply === 'string'),
    replies.welcome('Northside Clinic'),
    ...orders.map((order) => replies.orderStatus(order)),
    replies.chooseOrder(orders.slice(0, 5)),
    ...techTopics.map(({ answer }) => replies.techAnswer(answer[language])),
    ...accounts.map((account) => replies.accountBalance(account)),
    ...states.map((state) => replies.notUnderstood(state)),
    ...[replies.ticketOpened(12), replies.ticketOpenAlready(12), replies.addedToTicket(12)],
    ...[...openings, undefined].map((opening) => replies.closedUntil(opening)),
    lastReply({ businessName: 'Northside Clinic', language }),
  ];
}

test.each(languages)(
  'all that the bot says in "%s" is GSM-7 and two segments at most',
  (language) => {
    const said = everythingIn(language);
    expect(said.length).toBeGreaterThan(30);
    expect(said.filter((text) => !gsm7.test(text))).toEqual([]);
    // Two segments of a concatenated message hold 306 characters. Twilio: "What the Heck is a Segment?"
    expect(said.filter((text) => text.length > 306)).toEqual([]);
  },
);

test('the Spanish is not the English', () => {
  const english = new Set(everythingIn('en'));
  expect(everythingIn('es').filter((text) => english.has(text))).toEqual([]);
});
