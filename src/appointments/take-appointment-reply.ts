import { isForStaff } from '../conversations/last-speaker-store';
import type { InboundTurn, Taken } from '../conversations/turn';
import { phoneNumberOf } from '../messaging/incoming-message';
import { commandOf } from '../support/commands';
import type { Appointment } from './appointment';
import { wordsForCustomer } from './appointment-words';
import { appointmentsOfPhone } from './appointments-of-phone';
import { decideReply, missesSoFar } from './decide-reply';
import { fulfilWish } from './fulfil-wish';
import { handOverReply } from './hand-over-reply';
import { findLastWords, keepLastWords, othersSpokeAt } from './last-words-store';
import { noteWrongNumber } from './note-wrong-number';
import type { Decision, LastWords } from './reply-decision';
import { type NamedAppointment, replyTexts } from './reply-texts';

/**
 * Takes a text that is about the writer's appointments: an answer to a reminder, or a word of its own.
 * A command of the bot (HUMAN, MENU) is none, whatever was asked before, but APPOINTMENTS is ours.
 * Undefined when it is for somebody else; strangers have no appointments, so they learn nothing.
 */
export async function takeAppointmentReply(turn: InboundTurn): Promise<Taken | undefined> {
  const { message, transaction, business, now } = turn;
  if (!turn.waiting.appointment) return undefined;
  const command = commandOf(message.body);
  if (command !== undefined && command !== 'appointments') return undefined;
  const businessId = business.id;
  const customerAddress = message.from;
  const person = phoneNumberOf(customerAddress);
  const appointments = await appointmentsOfPhone({ transaction, businessId, person, now });
  if (appointments.length === 0) return undefined;
  const lastWords = await findLastWords({ transaction, businessId, customerAddress, now });
  const { messageSid } = message;
  const decision = decideReply({
    text: message.body,
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
  // Whoever talks with one of the staff asks them, unless they use the command.
  if (decision.kind === 'list' && command === undefined && (await isForStaff(turn))) {
    return undefined;
  }
  turn.app.log.info('appointment_reply', { messageSid, decision: decision.kind });
  const taken = await carryOut({ turn, decision });
  await keepLastWords({
    transaction,
    businessId,
    customerAddress,
    ...nextWords({ decision, lastWords, misses: missesSoFar({ lastWords, appointments }) }),
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
    case 'list':
      return say(texts.list(decision.appointments.map((one) => ({ ...name(one), ...one }))));
    case 'ask-what':
      return say(texts.askWhat(decision.appointments.map(name)));
    case 'hand-over':
      await handOverReply({ turn, appointment: decision.appointment });
      return { ...say(texts.handedOver), afterwards: 'dispatch' };
    case 'note-wrong-number':
      for (const appointment of decision.appointments) await noteWrongNumber({ turn, appointment });
      return { ...say(texts.wrongNumber), afterwards: 'dispatch' };
    case 'ask-again':
      return say(texts.askAgain(name(decision.appointment)));
    case 'tell':
      return say(texts.tell(decision.state, name(decision.appointment)));
  }
}

function nextWords({
  decision,
  lastWords,
  misses,
}: {
  decision: Decision;
  lastWords: LastWords | undefined;
  misses: number;
}): Pick<LastWords, 'listed' | 'misses'> {
  switch (decision.kind) {
    case 'ask-which':
    case 'ask-what': {
      const listed = {
        wish: decision.kind === 'ask-which' ? decision.wish : undefined,
        references: decision.appointments.map(({ reference }) => reference),
      };
      return { listed, misses: lastWords?.listed ? misses + 1 : 0 };
    }
    case 'ask-again':
    case 'hand-over':
      return { listed: undefined, misses: misses + 1 };
    case 'say-nothing':
      return { listed: undefined, misses };
    default:
      return { listed: undefined, misses: 0 };
  }
}
