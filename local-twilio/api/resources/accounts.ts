import { rfc2822 } from '../dates';
import { notFound } from '../errors';
import type { Route } from '../route';

/** Accounts: the account's own resource. Twilio: "Account resource". */
export const accounts: readonly Route[] = [
  {
    operation: 'FetchAccount',
    host: 'api',
    method: 'GET',
    path: '/2010-04-01/Accounts/{Sid}.json',
    handle: ({ account, path, url }) => {
      if (path.Sid !== account.sid) throw notFound(url.pathname);
      const uri = `/2010-04-01/Accounts/${account.sid}`;
      return {
        status: 200,
        json: {
          sid: account.sid,
          auth_token: account.authToken,
          friendly_name: account.friendlyName,
          owner_account_sid: account.sid,
          status: 'active',
          type: 'Full',
          date_created: rfc2822(account.dateCreated),
          date_updated: rfc2822(account.dateCreated),
          uri: `${uri}.json`,
          subresource_uris: Object.fromEntries(
            subresources.map((name) => [snakeCase(name), `${uri}/${name}.json`]),
          ),
        },
      };
    },
  },
];

const subresources = [
  'Addresses',
  'Applications',
  'AuthorizedConnectApps',
  'AvailablePhoneNumbers',
  'Balance',
  'Calls',
  'Conferences',
  'ConnectApps',
  'IncomingPhoneNumbers',
  'Keys',
  'Messages',
  'Notifications',
  'OutgoingCallerIds',
  'Queues',
  'Recordings',
  'SIP',
  'SMS/ShortCodes',
  'SigningKeys',
  'Transcriptions',
  'Usage',
];

/** `IncomingPhoneNumbers` → `incoming_phone_numbers`, `SIP` → `sip`. */
function snakeCase(name: string): string {
  return name
    .replace(/^.*\//, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toLowerCase();
}
