import type { Exchange } from '../exchange';
import { formatAddress, parseAddress } from '../messaging/address';
import type { OutboundText } from '../messaging/outbound-text';
import type { Account, HttpMethod } from '../state/records';
import { ApiError } from './errors';
import { isWebAddress, refuseUncovered } from './handlers';
import { checkMagicRecipient, checkMagicSender, senderNotOurs } from './magic-numbers';
import { readContent } from './message-content';
import type { Parameters } from './route';

const longestStatusCallback = 4000;

/** Parameters that change how a message is sent, in ways that come with a later issue. */
const uncovered = [
  'MessagingServiceSid',
  'SendAt',
  'ScheduleType',
  'SendAsMms',
  'SmartEncoded',
  'ShortenUrls',
  'PersistentAction',
  'FallbackFrom',
] as const;

/**
 * Reads and checks a request to create a message, in Twilio's order: what is missing, who gets it,
 * who sends it, what is sent. Throws ApiError with Twilio's codes (Twilio "Message resource").
 */
export function readMessageRequest(
  form: Parameters,
  { account, exchange }: { account: Account; exchange: Exchange },
): OutboundText {
  refuseUncovered(form, { names: uncovered, resource: 'messages' });
  const to = form.get('To') ?? '';
  if (to === '') throw new ApiError({ code: 21604, message: "A 'To' phone number is required." });
  const from = form.get('From') ?? '';
  if (from === '') {
    throw new ApiError({ code: 21603, message: "A 'From' phone number is required." });
  }
  const addresses = readAddresses({ from, to, account, exchange });
  checkLimits(form);
  return {
    accountSid: account.sid,
    ...addresses,
    ...readContent(form, { account, exchange }),
    direction: 'outbound-api',
    statusCallback: readStatusCallback(form, { account, exchange }),
  };
}

function readAddresses({
  from,
  to,
  account,
  exchange,
}: {
  from: string;
  to: string;
  account: Account;
  exchange: Exchange;
}): { from: string; to: string } {
  const recipient = parseAddress(to);
  if (!recipient) {
    const message = `The 'To' number ${to} is not a valid phone number.`;
    throw new ApiError({ code: 21211, message });
  }
  const sender = parseAddress(from);
  if (!sender) {
    const message = `The 'From' number ${from} is not a valid phone number, shortcode, or alphanumeric sender ID.`;
    throw new ApiError({ code: 21212, message });
  }
  if (account.kind === 'test') {
    checkMagicRecipient(recipient.number);
    checkMagicSender(sender.number);
  } else if (exchange.state.numbers.with(sender.number)?.accountSid !== account.sid) {
    throw sender.channel === 'whatsapp'
      ? new ApiError({
          code: 63007,
          message: 'Twilio could not find a Channel with the specified From address',
        })
      : senderNotOurs(from);
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
  return { from: formatAddress(sender), to: formatAddress(recipient) };
}

function checkLimits(form: Parameters): void {
  const maxPrice = form.get('MaxPrice');
  if (maxPrice !== undefined && !(Number(maxPrice) >= 0)) {
    throw new ApiError({ code: 21627, message: 'Max Price must be a valid positive float' });
  }
  const validity = form.get('ValidityPeriod');
  if (validity === undefined) return;
  if (!/^\d+$/.test(validity) || Number(validity) < 1 || Number(validity) > 36_000) {
    const message = 'Validity period can only be set to integers between 1 and 36,000 seconds.';
    throw new ApiError({ code: 21624, message });
  }
}

/** The request's own StatusCallback goes before the application's. */
function readStatusCallback(
  form: Parameters,
  { account, exchange }: { account: Account; exchange: Exchange },
): { url: string; method: HttpMethod } | null {
  const own = form.get('StatusCallback') ?? '';
  if (own !== '') {
    if (isWebAddress(own) && own.length <= longestStatusCallback)
      return { url: own, method: 'POST' };
    const message = `The StatusCallback URL ${own} is not a valid URL.`;
    throw new ApiError({ code: 21609, message });
  }
  const applicationSid = form.get('ApplicationSid') ?? '';
  if (applicationSid === '') return null;
  const application = exchange.state.applications.get(applicationSid);
  if (application?.accountSid !== account.sid) {
    const message = `The ApplicationSid ${applicationSid} is not accessible.`;
    throw new ApiError({ code: 21420, message });
  }
  const url = application.messageStatusCallback || application.smsStatusCallback;
  return url === '' ? null : { url, method: 'POST' };
}
