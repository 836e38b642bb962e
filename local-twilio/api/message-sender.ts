import type { Exchange } from '../exchange';
import type { Address } from '../messaging/address';
import { capabilitiesOf } from '../messaging/senders/capabilities';
import { takesAlphanumeric } from '../messaging/senders/country-rules';
import { formatSender, parseSender, type Sender } from '../messaging/senders/sender';
import { countryOf } from '../phones/geography';
import type { Account } from '../state/records';
import { maySend } from '../whatsapp/sender';
import { ApiError } from './errors';
import { checkMagicSender, senderNotOurs } from './magic-numbers';

interface Situation {
  recipient: Address;
  account: Account;
  exchange: Exchange;
  /** How many files the message has. */
  numMedia: number;
}

/**
 * Reads `From` and checks that it can send to the recipient; answers it as Twilio writes it. Throws
 * ApiError 21212, 21266, 21606, 21612, 21657, 21910, 63007, 63031.
 */
export function readSender(from: string, situation: Situation): string {
  const sender = parseSender(from);
  if (!sender) {
    const message = `The 'From' number ${from} is not a valid phone number, shortcode, or alphanumeric sender ID.`;
    throw new ApiError({ code: 21212, message });
  }
  switch (sender.kind) {
    case 'number':
      checkNumber(sender, { from, ...situation });
      break;
    case 'short-code':
      checkShortCode(sender.code, situation);
      break;
    case 'alphanumeric':
      checkName(sender.name, situation);
      break;
  }
  return formatSender(sender);
}

function checkNumber(
  sender: Extract<Sender, { kind: 'number' }>,
  { from, recipient, account, exchange, numMedia }: Situation & { from: string },
): void {
  if (account.kind === 'test') {
    checkMagicSender(sender.number);
  } else {
    checkOwnNumber(sender, { from, account, exchange, numMedia });
  }
  if (sender.channel !== recipient.channel) {
    const message = 'Invalid From and To pair. From and To should be of the same channel';
    throw new ApiError({ code: 21910, message });
  }
  if (sender.number === recipient.number) {
    throw sender.channel === 'whatsapp'
      ? new ApiError({ code: 63031, message: 'Channels message cannot have same From and To' })
      : new ApiError({ code: 21266, message: "'To' and 'From' number cannot be the same" });
  }
}

function checkOwnNumber(
  { channel, number: phoneNumber }: Extract<Sender, { kind: 'number' }>,
  {
    from,
    account,
    exchange,
    numMedia,
  }: Pick<Situation, 'account' | 'exchange' | 'numMedia'> & { from: string },
): void {
  const number = exchange.state.numbers.with(phoneNumber);
  const isOurs = number?.accountSid === account.sid;
  if (channel === 'whatsapp') {
    const now = exchange.clock.now();
    if (isOurs && maySend({ number: phoneNumber, now }, exchange.state)) return;
    throw new ApiError({
      code: 63007,
      message: 'Twilio could not find a Channel with the specified From address',
    });
  }
  const isAble = number && capabilitiesOf(number)[numMedia > 0 ? 'mms' : 'sms'];
  if (!isOurs || !isAble) throw senderNotOurs(from);
}

/** A short code works in its own country alone (21606). */
function checkShortCode(code: string, { recipient, account, exchange }: Situation): void {
  const own = exchange.state.shortCodes.find(({ shortCode }) => shortCode === code);
  const isAble = own?.accountSid === account.sid && own.country === countryOf(recipient.number);
  if (!isAble || account.kind === 'test') throw senderNotOurs(code);
  if (recipient.channel !== 'sms') {
    const message = 'Invalid From and To pair. From and To should be of the same channel';
    throw new ApiError({ code: 21910, message });
  }
}

/** A name is one-way, carries no media, and is taken in some countries only. */
function checkName(name: string, { recipient, account, exchange, numMedia }: Situation): void {
  if (account.kind === 'test') throw senderNotOurs(name);
  if (recipient.channel !== 'sms') {
    const message = 'Invalid From and To pair. From and To should be of the same channel';
    throw new ApiError({ code: 21910, message });
  }
  const country = countryOf(recipient.number);
  if (numMedia === 0 && takesAlphanumeric(country, { name, exchange })) return;
  const code = numMedia > 0 ? 21612 : exchange.messaging.behaviour.alphanumericRefusal;
  const message =
    code === 21612
      ? `Message cannot be sent with the current combination of 'To' (${recipient.number}) and/or 'From' (${name}) parameters`
      : `The Sender ID ${name} is invalid for this destination`;
  throw new ApiError({ code, message });
}
