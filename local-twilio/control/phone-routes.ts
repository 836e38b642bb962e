import { Hono } from 'hono';
import type { Exchange } from '../exchange';
import { optOutsOf } from '../messaging/opt-out/opt-outs';
import { newPhone } from '../phones/new-phone';
import { type InboxMail, mailFor, wordsOfMail } from '../sendgrid/delivery/inbox';
import type { Phone } from '../state/phone-records';
import type { Message } from '../state/records';
import { ControlError } from './control-error';
import { isoTime, viewOfLeg } from './leg-view';
import { viewOfMail } from './mail-views';
import { phoneChanges, phoneToAdd } from './phone-schema';
import { viewOfMessage, viewOfPhone } from './record-views';
import { readJson } from './request-json';
import { patternOf, readUntil, type Until, waitUntil } from './until';
import type { PhoneDetailView } from './views';

/** `/local/phones`: the people's phones, apart from what they dial and text. */
export function phoneRoutes(exchange: Exchange, { onChange }: { onChange: () => void }): Hono {
  const { phones } = exchange.state;
  const toAdd = phoneToAdd(exchange);
  const app = new Hono();

  app.get('/', (context) => context.json(phones.list().reverse().map(viewOfPhone)));

  app.post('/', async (context) => {
    const { number, name, role, email, behaviour } = await readJson(context, toAdd);
    if (phones.get(number)) {
      throw new ControlError({
        code: 'phone_exists',
        status: 409,
        field: 'number',
        message: `${number} has a phone already. Change it with PATCH /local/phones/${number}.`,
      });
    }
    if (exchange.state.numbers.find((one) => one.phoneNumber === number)) {
      throw new ControlError({
        code: 'number_of_account',
        status: 409,
        field: 'number',
        message: `${number} is the account's own number; a person's phone needs another one.`,
      });
    }
    const about = { name, role, email, ...behaviour };
    const phone = phones.insert(newPhone({ number, about, now: exchange.clock.now() }));
    onChange();
    return context.json(viewOfPhone(phone), 201);
  });

  app.get('/:number', async (context) => {
    const phone = requirePhone(exchange, context.req.param('number'));
    const until = readUntil(context.req.query(), ['ringing', 'received', 'mailed']);
    if (until) {
      const matches = conditionOf(until);
      await waitUntil(until, {
        exchange,
        signal: context.req.raw.signal,
        isSo: () => matches(phone, exchange),
        describe: () => describePhone(phone, exchange),
      });
    }
    return context.json(viewOfPhoneDetail(phone, exchange));
  });

  app.patch('/:number', async (context) => {
    const { sid } = requirePhone(exchange, context.req.param('number'));
    const { behaviour, ...about } = await readJson(context, phoneChanges);
    const phone = phones.update(sid, { ...about, ...behaviour });
    onChange();
    return phone ? context.json(viewOfPhone(phone)) : context.notFound();
  });

  app.delete('/:number', (context) => {
    const { sid } = requirePhone(exchange, context.req.param('number'));
    for (const leg of exchange.voice.legsOf(sid)) leg.hangUp();
    phones.delete(sid);
    onChange();
    return context.body(null, 204);
  });

  return app;
}

/** The phone of a path. Throws {@link ControlError} `phone_not_found`. */
export function requirePhone({ state }: Exchange, number: string): Phone {
  const phone = state.phones.get(number) ?? state.phones.get(`+${number.trim()}`);
  if (phone) return phone;
  throw new ControlError({
    code: 'phone_not_found',
    status: 404,
    message: `Nobody has the phone ${number}. Add it: POST /local/phones {"number": "${number}", "name": "…"}.`,
  });
}

/** Messages that a phone sent or that were meant for it, oldest first. */
function messagesOf(phone: Phone, { state }: Exchange): Message[] {
  return state.messages
    .list()
    .filter((message) => [message.from, message.to].some((one) => bareNumber(one) === phone.sid))
    .reverse();
}

function bareNumber(address: string | null): string | undefined {
  return address?.replace(/^whatsapp:/, '');
}

function viewOfPhoneDetail(phone: Phone, exchange: Exchange): PhoneDetailView {
  const current = exchange.state.phones.get(phone.sid) ?? phone;
  return {
    ...viewOfPhone(current),
    legs: exchange.voice
      .legsOf(phone.sid)
      .filter((leg) => !leg.isOver)
      .map((leg) => viewOfLeg(leg, exchange)),
    messages: messagesOf(phone, exchange).map((message) => viewOfMessage(message, exchange)),
    mail: mailOf(phone, exchange).map(viewOfMail),
    optOuts: optOutsOf(phone.sid, exchange).map(({ sender, keyword, dateCreated }) => ({
      sender,
      keyword,
      at: isoTime(dateCreated),
    })),
  };
}

function isRinging(phone: Phone, { voice }: Exchange): boolean {
  return voice
    .legsOf(phone.sid)
    .some((leg) => leg.side === 'callee' && !leg.isOver && leg.awaiting.kind === 'answer');
}

function conditionOf(until: Until): (phone: Phone, exchange: Exchange) => boolean {
  switch (until.kind) {
    case 'ringing':
      return isRinging;
    case 'mailed':
      return mailedMatching(patternOf(until));
    default:
      return receivedMatching(patternOf(until));
  }
}

function mailedMatching(pattern: RegExp) {
  return (phone: Phone, exchange: Exchange): boolean =>
    mailOf(phone, exchange).some(
      ({ delivery, mail }) => delivery.status === 'delivered' && pattern.test(wordsOfMail(mail)),
    );
}

function mailOf({ sid, email }: Phone, { state }: Exchange): InboxMail[] {
  // The phone may have got its address since it was looked up.
  const address = state.phones.get(sid)?.email ?? email;
  return address === null ? [] : mailFor(address, state);
}

function receivedMatching(pattern: RegExp) {
  return (phone: Phone, exchange: Exchange): boolean =>
    received(phone, exchange).some(({ body }) => pattern.test(body));
}

function received(phone: Phone, exchange: Exchange): Message[] {
  return messagesOf(phone, exchange).filter(
    ({ direction, status }) =>
      direction !== 'inbound' && (status === 'delivered' || status === 'read'),
  );
}

function describePhone(phone: Phone, exchange: Exchange): string {
  const bodies = received(phone, exchange).map(({ body }) => body);
  const legs = exchange.voice.legsOf(phone.sid).filter((leg) => !leg.isOver);
  return `Its live calls: ${JSON.stringify(legs.map(({ sid, status }) => ({ sid, status })))}; texts received: ${JSON.stringify(bodies.slice(-5))}.`;
}
