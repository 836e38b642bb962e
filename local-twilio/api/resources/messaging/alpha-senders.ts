import { isAlphanumericName } from '../../../messaging/senders/sender';
import { createSid } from '../../../sids';
import type { ServiceSender } from '../../../state/messaging-records';
import { iso8601 } from '../../dates';
import { ApiError } from '../../errors';
import type { Route } from '../../route';
import { addSender, messagingUrl, pageOfSenders, senderOf, serviceOf } from './lookup';

const collectionPath = '/v1/Services/{ServiceSid}/AlphaSenders';
const instancePath = `${collectionPath}/{Sid}`;

/** The alphanumeric senders of a Messaging Service. Twilio: "Messaging Services: AlphaSender resource". */
export const alphaSenders: readonly Route[] = [
  {
    operation: 'CreateAlphaSender',
    host: 'messaging',
    method: 'POST',
    path: collectionPath,
    handle: (request, exchange) => {
      const service = serviceOf(request, exchange);
      const name = request.form.get('AlphaSender') ?? '';
      if (name === '') {
        throw new ApiError({ code: 21708, message: 'Alpha Sender ID is missing from the request' });
      }
      if (!isAlphanumericName(name)) {
        const message = `Alpha Sender ID ${name} is invalid or not authorized for this Messaging Service`;
        throw new ApiError({ code: 21709, message });
      }
      const isKnown = exchange.state.serviceSenders.find(
        ({ serviceSid, address }) => serviceSid === service.sid && address === name,
      );
      if (isKnown) {
        const message = 'Alpha Sender ID is already in the Messaging Service.';
        throw new ApiError({ status: 409, code: 21710, message });
      }
      const sender = addSender(
        { sid: createSid('AI'), kind: 'alphanumeric', address: name },
        { service, exchange },
      );
      return { status: 201, json: present(sender) };
    },
  },
  {
    operation: 'ListAlphaSender',
    host: 'messaging',
    method: 'GET',
    path: collectionPath,
    handle: (request, exchange) =>
      pageOfSenders(request, exchange, { kind: 'alphanumeric', name: 'alpha_senders', present }),
  },
  {
    operation: 'FetchAlphaSender',
    host: 'messaging',
    method: 'GET',
    path: instancePath,
    handle: (request, exchange) => ({
      status: 200,
      json: present(senderOf(request, exchange, 'alphanumeric')),
    }),
  },
  {
    operation: 'DeleteAlphaSender',
    host: 'messaging',
    method: 'DELETE',
    path: instancePath,
    handle: (request, exchange) => {
      exchange.state.serviceSenders.delete(senderOf(request, exchange, 'alphanumeric').sid);
      return { status: 204 };
    },
  },
];

function present(sender: ServiceSender): Record<string, unknown> {
  return {
    sid: sender.sid,
    account_sid: sender.accountSid,
    service_sid: sender.serviceSid,
    date_created: iso8601(sender.dateCreated),
    date_updated: iso8601(sender.dateUpdated),
    alpha_sender: sender.address,
    capabilities: ['SMS'],
    url: `${messagingUrl}/${sender.serviceSid}/AlphaSenders/${sender.sid}`,
  };
}
