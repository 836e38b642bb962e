import type { InboundTurn } from '../conversations/turn';
import { previousText } from '../messaging/inbound-store';
import type { Appointment } from './appointment';
import { tellStaff } from './tell-staff';

/** How long before it the other text may have come that we did not understand, in ms. */
const timeBetween = 12 * 60 * 60_000;
/** Characters of each text that staff get. */
const longestQuote = 200;

/** Tells staff what somebody has answered twice that we do not understand, in their own words. */
export async function handOverReply({
  turn: { transaction, business, customer, message, app, now },
  appointment,
}: {
  turn: InboundTurn;
  appointment: Appointment;
}): Promise<void> {
  const since = new Date(now.getTime() - timeBetween);
  const texts = [await previousText({ transaction, message, since }), message.body];
  const unclear = texts
    .flatMap((text) => (text === undefined || text.trim() === '' ? [] : text.trim()))
    .map((text) => (text.length > longestQuote ? `${text.slice(0, longestQuote)}...` : text))
    .join(' / ');
  await tellStaff({
    news: { unclear },
    app,
    transaction,
    business,
    appointment,
    customer,
    messageSid: message.messageSid,
    now,
  });
}
