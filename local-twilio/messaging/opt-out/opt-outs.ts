import type { Exchange } from '../../exchange';
import { type OptOut, optOutSid } from '../../state/messaging-records';
import type { Message } from '../../state/records';
import { numberOf } from '../address';

/**
 * Whether the recipient has asked this sender to stop, or a Messaging Service to which the sender
 * belongs or by which the message goes. Source: Twilio error 21610.
 */
export function isOptedOut(
  { from, to, messagingServiceSid }: Pick<Message, 'from' | 'to' | 'messagingServiceSid'>,
  exchange: Exchange,
): boolean {
  const { optOuts } = exchange.state;
  if (optOuts.size === 0) return false;
  const senders = [messagingServiceSid, ...scopesOf(from, exchange)];
  return senders.some(
    (sender) => sender && optOuts.get(optOutSid({ sender, recipient: to })) !== undefined,
  );
}

/** Keeps that `recipient` wants nothing more from `sender`, nor from the service it belongs to. */
export function optOut(
  { accountSid, ...pair }: { accountSid: string; sender: string; recipient: string },
  { keyword, exchange }: { keyword: string; exchange: Exchange },
): void {
  for (const sender of scopesOf(pair.sender, exchange)) {
    exchange.state.optOuts.insert({
      sid: optOutSid({ sender, recipient: pair.recipient }),
      accountSid,
      sender,
      recipient: pair.recipient,
      keyword,
      dateCreated: exchange.clock.now(),
    });
  }
}

/** Keeps that `recipient` wants messages again. */
export function optIn(
  { sender: address, recipient }: { sender: string; recipient: string },
  exchange: Exchange,
): void {
  for (const sender of scopesOf(address, exchange)) {
    exchange.state.optOuts.delete(optOutSid({ sender, recipient }));
  }
}

/** Whom the person with this number (E.164) has asked to stop, oldest first. */
export function optOutsOf(phoneNumber: string, { state }: Exchange): OptOut[] {
  return state.optOuts
    .list()
    .filter(({ recipient }) => numberOf(recipient) === phoneNumber)
    .reverse();
}

/** A sender by itself, and the service that it belongs to. */
function scopesOf(from: string | null, exchange: Exchange): string[] {
  if (from === null) return [];
  const service = serviceOfSender(from, exchange);
  return service === undefined ? [from] : [from, service];
}

/** The SID of the Messaging Service to which a number or short code belongs, as `From` has it. */
export function serviceOfSender(from: string, { state }: Exchange): string | undefined {
  const address = numberOf(from);
  const sid =
    state.numbers.with(address)?.sid ??
    (state.shortCodes.size === 0
      ? undefined
      : state.shortCodes.find(({ shortCode }) => shortCode === address)?.sid);
  return sid === undefined ? undefined : state.serviceSenders.get(sid)?.serviceSid;
}
