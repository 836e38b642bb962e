import type { InboundTurn, Taken } from '../conversations/turn';
import { phoneNumberOf } from '../messaging/incoming-message';
import { commandOf } from '../support/commands';
import type { Appointment } from './appointment';
import { wordsForCustomer } from './appointment-words';
import { appointmentsOfPhone } from './appointments-of-phone';
import { type Decision, decideReply, type LastWords } from './decide-reply';
import { fulfilWish } from './fulfil-wish';
import { findLastWords, keepLastWords, othersSpokeAt } from './last-words-store';
import { meaningOfReply } from './reply-meaning';
import { type NamedAppointment, replyTexts } from './reply-texts';

/**
 * Takes a text that is about the writer's appointments: an answer to a reminder, or a word of its own.
 * A command of the bot (HUMAN, MENU) is none, whatever was asked before.
 * Undefined when it is for somebody else; strangers have no appointments, so they learn nothing.
 */
export async function takeAppointmentReply(turn: InboundTurn): Promise<Taken | undefined> {
  const { message, transaction, business, now } = turn;
  if (!turn.waiting.appointment || commandOf(message.body) !== undefined) return undefined;
  const businessId = business.id;
  const customerAddress = message.from;
  const person = phoneNumberOf(customerAddress);
  const appointments = await appointmentsOfPhone({ transaction, businessId, person, now });
  if (appointments.length === 0) return undefined;
  const lastWords = await findLastWords({ transaction, businessId, customerAddress, now });
  const { messageSid } = message;
  const decision = decideReply({
    meaning: meaningOfReply(message.body),
    appointments,
    lastWords,
    othersSpokeAt: await othersSpokeAt({
      transaction,
      businessId,
      customerAddress,
      person,
      messageSid,
    }),
    now,
  });
  if (decision.kind === 'not-ours') return undefined;
  turn.app.log.info('appointment_reply', { messageSid, decision: decision.kind });
  const taken = await carryOut({ turn, decision });
  await keepLastWords({
    transaction,
    businessId,
    customerAddress,
    ...nextWords({ decision, lastWords }),
    now,
  });
  return taken;
}

async function carryOut({
  turn,
  decision,
}: {
  turn: InboundTurn;
  decision: Exclude<Decision, { kind: 'not-ours' }>;
}): Promise<Taken> {
  const texts = replyTexts[turn.language];
  const name = (appointment: Appointment): NamedAppointment =>
    wordsForCustomer({ ...turn, appointment });
  const say = (body: string): Taken => ({ reply: { kind: 'text', body } });
  switch (decision.kind) {
    case 'say-nothing':
      return { reply: { kind: 'none' } };
    case 'fulfil': {
      const { wish } = decision;
      const fulfilled: Appointment[] = [];
      for (const appointment of decision.appointments) {
        if (await fulfilWish({ turn, wish, appointment })) fulfilled.push(appointment);
      }
      const [first] = decision.appointments;
      if (fulfilled.length === 0 && first) return say(texts.tell('cancelled', name(first)));
      return { ...say(texts.fulfilled(wish, fulfilled.map(name))), afterwards: 'dispatch' };
    }
    case 'ask-which':
      return say(texts.askWhich(decision.wish, decision.appointments.map(name)));
    case 'ask-again':
      return say(texts.askAgain(name(decision.appointment)));
    case 'tell':
      return say(texts.tell(decision.state, name(decision.appointment)));
  }
}

function nextWords({
  decision,
  lastWords,
}: {
  decision: Decision;
  lastWords: LastWords | undefined;
}): Pick<LastWords, 'listed' | 'misses'> {
  const missesSoFar = lastWords?.misses ?? 0;
  switch (decision.kind) {
    case 'ask-which': {
      const listed = {
        wish: decision.wish,
        references: decision.appointments.map(({ reference }) => reference),
      };
      return { listed, misses: lastWords?.listed ? missesSoFar + 1 : 0 };
    }
    case 'ask-again':
      return { listed: undefined, misses: missesSoFar + 1 };
    default:
      return { listed: undefined, misses: 0 };
  }
}
