import type { Exchange } from '../../../exchange';
import { capabilitiesOf } from '../../../messaging/senders/capabilities';
import { countryOf } from '../../../phones/geography';
import type { ServiceSender } from '../../../state/messaging-records';
import { iso8601 } from '../../dates';
import { ApiError } from '../../errors';
import { required } from '../../parameters';
import type { Route } from '../../route';
import { addSender, messagingUrl, pageOfSenders, refuseTwice, senderOf, serviceOf } from './lookup';

const collectionPath = '/v1/Services/{ServiceSid}/PhoneNumbers';
const instancePath = `${collectionPath}/{Sid}`;

/** Twilio keeps at most so many numbers and short codes in a service (21714). */
const sendersAtMost = 400;

/** The numbers of a Messaging Service. Twilio: "Messaging Services: PhoneNumber resource". */
export const phoneNumbers: readonly Route[] = [
  {
    operation: 'CreatePhoneNumber',
    host: 'messaging',
    method: 'POST',
    path: collectionPath,
    handle: (request, exchange) => {
      const { state } = exchange;
      const service = serviceOf(request, exchange);
      const sid = required(request, 'PhoneNumberSid');
      const number = state.numbers.get(sid);
      if (number?.accountSid !== request.account.sid) {
        throw new ApiError({ code: 21421, message: `Phone Number SID ${sid} is invalid.` });
      }
      refuseTwice(sid, { service, exchange });
      const { sms, mms } = capabilitiesOf(number);
      if (!sms && !mms) {
        const message = 'Phone Number does not have correct Messaging Service capabilities.';
        throw new ApiError({ code: 21715, message });
      }
      const inService = state.serviceSenders
        .list()
        .filter((one) => one.serviceSid === service.sid && one.kind !== 'alphanumeric');
      if (inService.length >= sendersAtMost) {
        const message = 'Messaging Service Number Pool size limit reached.';
        throw new ApiError({ code: 21714, message });
      }
      const sender = addSender(
        { sid, kind: 'phone-number', address: number.phoneNumber },
        { service, exchange },
      );
      return { status: 201, json: present(sender, exchange) };
    },
  },
  {
    operation: 'ListPhoneNumber',
    host: 'messaging',
    method: 'GET',
    path: collectionPath,
    handle: (request, exchange) =>
      pageOfSenders(request, exchange, {
        kind: 'phone-number',
        name: 'phone_numbers',
        present: (sender) => present(sender, exchange),
      }),
  },
  {
    operation: 'FetchPhoneNumber',
    host: 'messaging',
    method: 'GET',
    path: instancePath,
    handle: (request, exchange) => ({
      status: 200,
      json: present(senderOf(request, exchange, 'phone-number'), exchange),
    }),
  },
  {
    operation: 'DeletePhoneNumber',
    host: 'messaging',
    method: 'DELETE',
    path: instancePath,
    handle: (request, exchange) => {
      exchange.state.serviceSenders.delete(senderOf(request, exchange, 'phone-number').sid);
      return { status: 204 };
    },
  },
];

function present(sender: ServiceSender, { state }: Exchange): Record<string, unknown> {
  const number = state.numbers.get(sender.sid);
  const { voice, sms, mms } = number
    ? capabilitiesOf(number)
    : { voice: false, sms: false, mms: false };
  return {
    sid: sender.sid,
    account_sid: sender.accountSid,
    service_sid: sender.serviceSid,
    date_created: iso8601(sender.dateCreated),
    date_updated: iso8601(sender.dateUpdated),
    phone_number: sender.address,
    country_code: countryOf(sender.address),
    capabilities: [...(mms ? ['MMS'] : []), ...(sms ? ['SMS'] : []), ...(voice ? ['Voice'] : [])],
    url: `${messagingUrl}/${sender.serviceSid}/PhoneNumbers/${sender.sid}`,
  };
}
