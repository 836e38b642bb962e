import type { Exchange } from '../../exchange';
import type { ShortCode } from '../../state/messaging-records';
import { rfc2822 } from '../dates';
import { readMethod, readUrl } from '../handlers';
import { ownRecord, ownRecords } from '../own-records';
import { page2010 } from '../paging';
import type { ApiRequest, Route } from '../route';

const collectionPath = '/2010-04-01/Accounts/{AccountSid}/SMS/ShortCodes.json';
const instancePath = '/2010-04-01/Accounts/{AccountSid}/SMS/ShortCodes/{Sid}.json';

/** The account's short codes, which are leased in the Console. Twilio: "ShortCode resource". */
export const shortCodes: readonly Route[] = [
  {
    operation: 'ListShortCode',
    host: 'api',
    method: 'GET',
    path: collectionPath,
    handle: (request, { state }) => {
      const friendlyName = request.query.get('FriendlyName');
      const code = request.query.get('ShortCode');
      const found = ownRecords(request, state.shortCodes).filter(
        (one) =>
          (friendlyName === undefined || one.friendlyName === friendlyName) &&
          (code === undefined || one.shortCode.includes(code)),
      );
      return page2010(request, 'short_codes', found, present);
    },
  },
  {
    operation: 'FetchShortCode',
    host: 'api',
    method: 'GET',
    path: instancePath,
    handle: (request, exchange) => ({ status: 200, json: present(codeOf(request, exchange)) }),
  },
  {
    operation: 'UpdateShortCode',
    host: 'api',
    method: 'POST',
    path: instancePath,
    handle: (request, exchange) => {
      const code = codeOf(request, exchange);
      const { form } = request;
      const updated = exchange.state.shortCodes.insert({
        ...code,
        friendlyName: form.get('FriendlyName') ?? code.friendlyName,
        sms: {
          url: readUrl(form, 'SmsUrl') ?? code.sms.url,
          method: readMethod(form, 'SmsMethod') ?? code.sms.method,
          fallbackUrl: readUrl(form, 'SmsFallbackUrl') ?? code.sms.fallbackUrl,
          fallbackMethod: readMethod(form, 'SmsFallbackMethod') ?? code.sms.fallbackMethod,
        },
        dateUpdated: exchange.clock.now(),
      });
      return { status: 200, json: present(updated) };
    },
  },
];

function codeOf(request: ApiRequest, { state }: Exchange): ShortCode {
  return ownRecord(request, state.shortCodes);
}

function present(code: ShortCode): Record<string, unknown> {
  return {
    sid: code.sid,
    account_sid: code.accountSid,
    api_version: '2010-04-01',
    short_code: code.shortCode,
    friendly_name: code.friendlyName,
    sms_url: code.sms.url,
    sms_method: code.sms.method,
    sms_fallback_url: code.sms.fallbackUrl,
    sms_fallback_method: code.sms.fallbackMethod,
    date_created: rfc2822(code.dateCreated),
    date_updated: rfc2822(code.dateUpdated),
    uri: `/2010-04-01/Accounts/${code.accountSid}/SMS/ShortCodes/${code.sid}.json`,
  };
}
