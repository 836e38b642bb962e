import { noteCarrierCancel } from '../appointments/note-carrier-cancel';
import { channelOfAddress } from '../messaging/channel';
import type { Stop } from '../messaging/consent/apply-keyword';
import { phoneNumberOf } from '../messaging/incoming-message';
import { takeOffChannel } from '../messaging/outbox';
import { endSession } from '../support/session-store';
import { endThreadsOf } from '../support/threads/end-threads';
import { endSurveysOf } from '../surveys/end-surveys';

/**
 * Ends everything that goes on with somebody who has opted out: their survey, their talk with the bot and
 * their thread with the staff, who are told. What waits to be sent goes by another channel that they take,
 * or not at all. Staff also hear of a CANCEL that may have meant an appointment.
 */
export async function stopEverything({ turn, word }: Stop): Promise<void> {
  const { transaction, business, message, now } = turn;
  const person = phoneNumberOf(message.from);
  const channel = channelOfAddress(message.from);
  await takeOffChannel({ transaction, business, person, channel, now });
  await endSurveysOf({ transaction, business, person, now });
  await endSession({ transaction, customerAddress: message.from });
  await endThreadsOf(turn);
  await noteCarrierCancel({ turn, word });
}
