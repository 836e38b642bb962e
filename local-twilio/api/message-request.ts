import type { Exchange } from '../exchange';
import { longestValidityPeriod, type OutboundText } from '../messaging/outbound-text';
import { smartlyEncoded } from '../messaging/smart-encoding';
import type { MessagingService } from '../state/messaging-records';
import type { Account, HttpMethod } from '../state/records';
import { ApiError } from './errors';
import { isWebAddress, refuseUncovered } from './handlers';
import { readAddresses } from './message-addresses';
import { readContent } from './message-content';
import { readSendAt } from './message-schedule';
import { flag } from './parameters';
import type { Parameters } from './route';

const longestStatusCallback = 4000;

/** Parameters that change how a message is sent, in ways that are not covered. */
const uncovered = ['SendAsMms', 'ShortenUrls', 'PersistentAction', 'FallbackFrom'] as const;

/**
 * Reads and checks a request to create a message, in Twilio's order: what is missing, who gets it,
 * who sends it, what is sent, when. Throws ApiError with Twilio's codes (Twilio "Message resource").
 */
export function readMessageRequest(
  form: Parameters,
  { account, exchange }: { account: Account; exchange: Exchange },
): OutboundText {
  refuseUncovered(form, { names: uncovered, resource: 'messages' });
  const numMedia = form.all('MediaUrl').filter((url) => url !== '').length;
  const { from, to, service } = readAddresses(form, { account, exchange, numMedia });
  const content = readContent(form, { account, exchange });
  checkMaxPrice(form);
  const isSmart = flag({ form }, 'SmartEncoded', service?.smartEncoding ?? false);
  return {
    accountSid: account.sid,
    from,
    to,
    messagingServiceSid: service?.sid ?? null,
    ...content,
    body: isSmart ? smartlyEncoded(content.body) : content.body,
    validityPeriod: readValidityPeriod(form) ?? service?.validityPeriod ?? longestValidityPeriod,
    sendAt: readSendAt(form, { service, now: exchange.clock.now() }),
    direction: 'outbound-api',
    statusCallback: readStatusCallback(form, { service, account, exchange }),
  };
}

function checkMaxPrice(form: Parameters): void {
  const maxPrice = form.get('MaxPrice');
  if (maxPrice !== undefined && !(Number(maxPrice) >= 0)) {
    throw new ApiError({ code: 21627, message: 'Max Price must be a valid positive float' });
  }
}

function readValidityPeriod(form: Parameters): number | undefined {
  const text = form.get('ValidityPeriod');
  if (text === undefined) return undefined;
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (seconds >= 1 && seconds <= longestValidityPeriod) return seconds;
  const message = 'Validity period can only be set to integers between 1 and 36,000 seconds.';
  throw new ApiError({ code: 21624, message });
}

/** The request's own StatusCallback goes before the application's, and that before the service's. */
function readStatusCallback(
  form: Parameters,
  {
    service,
    account,
    exchange,
  }: { service: MessagingService | null; account: Account; exchange: Exchange },
): { url: string; method: HttpMethod } | null {
  const own = form.get('StatusCallback') ?? '';
  if (own !== '') {
    if (isWebAddress(own) && own.length <= longestStatusCallback)
      return { url: own, method: 'POST' };
    const message = `The StatusCallback URL ${own} is not a valid URL.`;
    throw new ApiError({ code: 21609, message });
  }
  const url = applicationCallback(form, { account, exchange }) || service?.statusCallback || '';
  return url === '' ? null : { url, method: 'POST' };
}

function applicationCallback(
  form: Parameters,
  { account, exchange }: { account: Account; exchange: Exchange },
): string {
  const applicationSid = form.get('ApplicationSid') ?? '';
  if (applicationSid === '') return '';
  const application = exchange.state.applications.get(applicationSid);
  if (application?.accountSid !== account.sid) {
    const message = `The ApplicationSid ${applicationSid} is not accessible.`;
    throw new ApiError({ code: 21420, message });
  }
  return application.messageStatusCallback || application.smsStatusCallback;
}
