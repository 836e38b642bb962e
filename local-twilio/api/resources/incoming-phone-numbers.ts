import type { Exchange } from '../../exchange';
import { capabilitiesOf } from '../../messaging/senders/capabilities';
import { isTollFree } from '../../messaging/senders/number-type';
import { createSid } from '../../sids';
import type { Account, IncomingPhoneNumber } from '../../state/records';
import { rfc2822 } from '../dates';
import { ApiError } from '../errors';
import { emptyHandlers, presentHandlers, readHandlers, refuseUncovered } from '../handlers';
import { ownRecord, ownRecords } from '../own-records';
import { page2010 } from '../paging';
import { choosePhoneNumber, nationalFormat } from '../phone-number-purchase';
import type { ApiRequest, Parameters, Route } from '../route';

const collectionPath = '/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json';
const instancePath = '/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers/{Sid}.json';

/** Parameters for trunks, regulation and emergency calls, which the local Twilio knows nothing of. */
const uncovered = [
  'TrunkSid',
  'IdentitySid',
  'AddressSid',
  'BundleSid',
  'EmergencyStatus',
  'EmergencyAddressSid',
] as const;

/** The account's own numbers. Twilio: "IncomingPhoneNumber resource". */
export const incomingPhoneNumbers: readonly Route[] = [
  {
    operation: 'CreateIncomingPhoneNumber',
    host: 'api',
    method: 'POST',
    path: collectionPath,
    openTo: 'test-credentials',
    handle: ({ account, form }, { state, clock }) => {
      refuseUncovered(form, { names: uncovered, resource: 'phone numbers' });
      const now = clock.now();
      const phoneNumber = choosePhoneNumber(form, { account, state });
      const number: IncomingPhoneNumber = {
        sid: createSid('PN'),
        accountSid: account.sid,
        phoneNumber,
        ...readHandlers(form, emptyHandlers(nationalFormat(phoneNumber))),
        ...readApplications(form, {
          current: { voiceApplicationSid: '', smsApplicationSid: '' },
          account,
          state,
        }),
        dateCreated: now,
        dateUpdated: now,
      };
      if (account.kind === 'live') state.numbers.insert(number);
      return { status: 201, json: presentNumber(number) };
    },
  },
  {
    operation: 'ListIncomingPhoneNumber',
    host: 'api',
    method: 'GET',
    path: collectionPath,
    handle: (request, exchange) =>
      page2010(request, 'incoming_phone_numbers', filtered(request, exchange), presentNumber),
  },
  {
    operation: 'ListIncomingPhoneNumberLocal',
    host: 'api',
    method: 'GET',
    path: '/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers/Local.json',
    handle: (request, exchange) => {
      const local = filtered(request, exchange).filter(
        ({ phoneNumber }) => !isTollFree(phoneNumber),
      );
      return page2010(request, 'incoming_phone_numbers', local, presentNumber);
    },
  },
  {
    operation: 'ListIncomingPhoneNumberTollFree',
    host: 'api',
    method: 'GET',
    path: '/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers/TollFree.json',
    handle: (request, exchange) => {
      const free = filtered(request, exchange).filter(({ phoneNumber }) => isTollFree(phoneNumber));
      return page2010(request, 'incoming_phone_numbers', free, presentNumber);
    },
  },
  {
    operation: 'FetchIncomingPhoneNumber',
    host: 'api',
    method: 'GET',
    path: instancePath,
    handle: (request, exchange) => ({
      status: 200,
      json: presentNumber(numberOf(request, exchange)),
    }),
  },
  {
    operation: 'UpdateIncomingPhoneNumber',
    host: 'api',
    method: 'POST',
    path: instancePath,
    handle: (request, exchange) => {
      const { state, clock } = exchange;
      const current = numberOf(request, exchange);
      refuseUncovered(request.form, {
        names: [...uncovered, 'AccountSid'],
        resource: 'phone numbers',
      });
      const updated = state.numbers.insert({
        ...current,
        ...readHandlers(request.form, current),
        ...readApplications(request.form, { current, account: request.account, state }),
        dateUpdated: clock.now(),
      });
      return { status: 200, json: presentNumber(updated) };
    },
  },
  {
    operation: 'DeleteIncomingPhoneNumber',
    host: 'api',
    method: 'DELETE',
    path: instancePath,
    handle: (request, exchange) => {
      const { sid } = numberOf(request, exchange);
      exchange.state.numbers.delete(sid);
      exchange.state.serviceSenders.delete(sid);
      return { status: 204 };
    },
  },
];

type Applications = Pick<IncomingPhoneNumber, 'voiceApplicationSid' | 'smsApplicationSid'>;

function readApplications(
  form: Parameters,
  {
    current,
    account,
    state,
  }: { current: Applications; account: Account; state: Exchange['state'] },
): Applications {
  const read = (name: string): string | undefined => {
    const sid = form.get(name);
    if (sid === undefined || sid === '') return sid;
    if (state.applications.get(sid)?.accountSid === account.sid) return sid;
    throw new ApiError({ code: 21420, message: `${name} ${sid} is not accessible` });
  };
  return {
    voiceApplicationSid: read('VoiceApplicationSid') ?? current.voiceApplicationSid,
    smsApplicationSid: read('SmsApplicationSid') ?? current.smsApplicationSid,
  };
}

/** `PhoneNumber` may be a part of the number, with `*` for any digit. */
function filtered(request: ApiRequest, { state }: Exchange): IncomingPhoneNumber[] {
  const { query } = request;
  const friendlyName = query.get('FriendlyName');
  const part = query.get('PhoneNumber')?.replace(/[^\d*]/g, '');
  const pattern = part === undefined ? /(?:)/ : new RegExp(part.replaceAll('*', '\\d'));
  return ownRecords(request, state.numbers).filter(
    (number) =>
      pattern.test(number.phoneNumber) &&
      (friendlyName === undefined || number.friendlyName === friendlyName),
  );
}

function numberOf(request: ApiRequest, { state }: Exchange): IncomingPhoneNumber {
  return ownRecord(request, state.numbers);
}

function presentNumber(number: IncomingPhoneNumber): Record<string, unknown> {
  return {
    sid: number.sid,
    account_sid: number.accountSid,
    api_version: '2010-04-01',
    phone_number: number.phoneNumber,
    ...presentHandlers(number),
    voice_application_sid: number.voiceApplicationSid,
    sms_application_sid: number.smsApplicationSid,
    voice_receive_mode: 'voice',
    capabilities: { ...capabilitiesOf(number), fax: false },
    address_requirements: 'none',
    address_sid: null,
    beta: false,
    bundle_sid: null,
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    emergency_status: 'Inactive',
    identity_sid: null,
    origin: 'twilio',
    status: 'in-use',
    trunk_sid: null,
    date_created: rfc2822(number.dateCreated),
    date_updated: rfc2822(number.dateUpdated),
    uri: `/2010-04-01/Accounts/${number.accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
  };
}
