import type { Exchange } from '../exchange';
import { type Address, formatAddress, parseAddress } from '../messaging/address';
import { isOptedOut } from '../messaging/opt-out/opt-outs';
import { chooseSender, poolOf } from '../messaging/senders/choose-sender';
import { parseSender } from '../messaging/senders/sender';
import { longestQueueMs } from '../messaging/senders/sender-turns';
import { countryOf } from '../phones/geography';
import type { MessagingService } from '../state/messaging-records';
import type { Account } from '../state/records';
import { ApiError } from './errors';
import { checkMagicRecipient } from './magic-numbers';
import { readSender } from './message-sender';
import type { Parameters } from './route';

/** Who sends a message, and who gets it. */
export interface MessageAddresses {
  /** As `From` has it; `null`: the service chooses when it is sent. */
  from: string | null;
  to: string;
  service: MessagingService | null;
}

/**
 * Reads `To`, `From` and `MessagingServiceSid` and checks whether the one can reach the other. Throws
 * ApiError 21603, 21604, 21211, 21408, 21610, 21611, 21701, 21703 to 21705 and what
 * {@link readSender} throws.
 */
export function readAddresses(
  form: Parameters,
  { account, exchange, numMedia }: { account: Account; exchange: Exchange; numMedia: number },
): MessageAddresses {
  const to = form.get('To') ?? '';
  if (to === '') throw new ApiError({ code: 21604, message: "A 'To' phone number is required." });
  const from = form.get('From') ?? '';
  // Twilio takes the SID of a service in From, too (error 35118).
  const isServiceInFrom = from.startsWith('MG');
  const serviceSid = form.get('MessagingServiceSid') || (isServiceInFrom ? from : '');
  if (from === '' && serviceSid === '') {
    throw new ApiError({ code: 21603, message: "A 'From' phone number is required." });
  }
  const service = serviceSid === '' ? null : readService(serviceSid, { account, exchange });
  const recipient = readRecipient(to, { account, exchange });
  const sender =
    from === '' || isServiceInFrom
      ? null
      : readSender(from, { recipient, account, exchange, numMedia });
  const addresses = { from: sender, to: formatAddress(recipient), service };
  if (service) checkPool(addresses, { service, exchange, numMedia });
  checkWillingness(addresses, exchange);
  return addresses;
}

function readRecipient(
  to: string,
  { account, exchange }: { account: Account; exchange: Exchange },
): Address {
  const recipient = parseAddress(to);
  if (!recipient) {
    const message = `The 'To' number ${to} is not a valid phone number.`;
    throw new ApiError({ code: 21211, message });
  }
  if (account.kind === 'test') checkMagicRecipient(recipient.number);
  const off = recipient.channel === 'sms' ? exchange.faults.regionsOff() : [];
  if (off.length > 0 && off.includes(countryOf(recipient.number))) {
    const message = `Permission to send an SMS has not been enabled for the region indicated by the 'To' number: ${to}.`;
    throw new ApiError({ code: 21408, message });
  }
  return recipient;
}

function readService(
  sid: string,
  { account, exchange }: { account: Account; exchange: Exchange },
): MessagingService {
  if (!/^MG[0-9a-fA-F]{32}$/.test(sid)) {
    throw new ApiError({ code: 21705, message: `The Messaging Service Sid ${sid} is invalid.` });
  }
  const service = exchange.state.messagingServices.get(sid);
  if (service?.accountSid === account.sid) return service;
  const message = `The Messaging Service ${sid} does not exist.`;
  throw new ApiError({ status: 404, code: 21701, message });
}

/** That a service has a sender for the recipient, or the named one. */
function checkPool(
  { from, to }: MessageAddresses,
  {
    service,
    exchange,
    numMedia,
  }: { service: MessagingService; exchange: Exchange; numMedia: number },
): void {
  const pool = poolOf(service.sid, exchange);
  if (pool.length === 0) {
    throw new ApiError({
      code: 21704,
      message: 'The Messaging Service contains no phone numbers.',
    });
  }
  if (from !== null) {
    const isInPool = pool.some(({ address }) => address === addressOf(from));
    if (isInPool) return;
    const message = `${from} is not associated with the Messaging Service ${service.sid}.`;
    throw new ApiError({ code: 21711, message });
  }
  if (chooseSender({ messagingServiceSid: service.sid, to, numMedia }, exchange)) return;
  const message =
    'The Messaging Service does not have a phone number available to send a message to this recipient.';
  throw new ApiError({ code: 21703, message });
}

function addressOf(from: string): string {
  const sender = parseSender(from);
  return sender?.kind === 'number' ? sender.number : from;
}

/** That the recipient wants it, and that the sender's queue takes it. */
function checkWillingness({ from, to, service }: MessageAddresses, exchange: Exchange): void {
  if (isOptedOut({ from, to, messagingServiceSid: service?.sid ?? null }, exchange)) {
    throw new ApiError({ code: 21610, message: 'Attempt to send to unsubscribed recipient' });
  }
  if (from !== null && !service && exchange.messaging.queueOf(from) > longestQueueMs) {
    throw new ApiError({ status: 429, code: 21611, message: 'SMS queue is full.' });
  }
}
