import type { Exchange } from '../../../exchange';
import type { ServiceSender } from '../../../state/messaging-records';
import { iso8601 } from '../../dates';
import { ApiError } from '../../errors';
import { required } from '../../parameters';
import type { Route } from '../../route';
import { addSender, messagingUrl, pageOfSenders, refuseTwice, senderOf, serviceOf } from './lookup';

const collectionPath = '/v1/Services/{ServiceSid}/ShortCodes';
const instancePath = `${collectionPath}/{Sid}`;

/** The short codes of a Messaging Service. Twilio: "Messaging Services: ShortCode resource". */
export const serviceShortCodes: readonly Route[] = [
  {
    operation: 'CreateShortCode',
    host: 'messaging',
    method: 'POST',
    path: collectionPath,
    handle: (request, exchange) => {
      const service = serviceOf(request, exchange);
      const sid = required(request, 'ShortCodeSid');
      const code = exchange.state.shortCodes.get(sid);
      if (code?.accountSid !== request.account.sid) {
        throw new ApiError({ code: 21421, message: `Short Code SID ${sid} is invalid.` });
      }
      refuseTwice(sid, { service, exchange });
      const sender = addSender(
        { sid, kind: 'short-code', address: code.shortCode },
        { service, exchange },
      );
      return { status: 201, json: present(sender, exchange) };
    },
  },
  {
    operation: 'ListShortCode',
    host: 'messaging',
    method: 'GET',
    path: collectionPath,
    handle: (request, exchange) =>
      pageOfSenders(request, exchange, {
        kind: 'short-code',
        name: 'short_codes',
        present: (sender) => present(sender, exchange),
      }),
  },
  {
    operation: 'FetchShortCode',
    host: 'messaging',
    method: 'GET',
    path: instancePath,
    handle: (request, exchange) => ({
      status: 200,
      json: present(senderOf(request, exchange, 'short-code'), exchange),
    }),
  },
  {
    operation: 'DeleteShortCode',
    host: 'messaging',
    method: 'DELETE',
    path: instancePath,
    handle: (request, exchange) => {
      exchange.state.serviceSenders.delete(senderOf(request, exchange, 'short-code').sid);
      return { status: 204 };
    },
  },
];

function present(sender: ServiceSender, { state }: Exchange): Record<string, unknown> {
  return {
    sid: sender.sid,
    account_sid: sender.accountSid,
    service_sid: sender.serviceSid,
    date_created: iso8601(sender.dateCreated),
    date_updated: iso8601(sender.dateUpdated),
    short_code: sender.address,
    country_code: state.shortCodes.get(sender.sid)?.country ?? null,
    capabilities: ['MMS', 'SMS'],
    url: `${messagingUrl}/${sender.serviceSid}/ShortCodes/${sender.sid}`,
  };
}
