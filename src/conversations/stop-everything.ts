import { noteCarrierCancel } from '../appointments/note-carrier-cancel';
import type { Stop } from '../messaging/consent/apply-keyword';
import { phoneNumberOf } from '../messaging/incoming-message';
import { cancelAllFor } from '../messaging/outbox';
import { endSession } from '../support/session-store';
import { endThreadsOf } from '../support/threads/end-threads';
import { endSurveysOf } from '../surveys/end-surveys';

/**
 * Ends everything that goes on with somebody who has opted out: what waits to be sent, their survey,
 * their talk with the bot and their thread with the staff, who are told. Staff also hear of a CANCEL that
 * may have meant an appointment.
 */
export async function stopEverything({ turn, word }: Stop): Promise<void> {
  const { transaction, business, message, now } = turn;
  const person = phoneNumberOf(message.from);
  // First, so that what staff are told below is not called off with the rest.
  await cancelAllFor({ transaction, business, person, now });
  await endSurveysOf({ queries: transaction, businessId: business.id, person, now });
  await endSession({ transaction, customerAddress: message.from });
  await endThreadsOf(turn);
  await noteCarrierCancel({ turn, word });
}
