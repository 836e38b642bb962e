import type { Exchange } from '../../exchange';
import { createSid } from '../../sids';
import type { Application } from '../../state/records';
import { rfc2822 } from '../dates';
import { emptyHandlers, presentHandlers, readHandlers, readUrl } from '../handlers';
import { ownRecord, ownRecords } from '../own-records';
import { page2010 } from '../paging';
import type { ApiRequest, Parameters, Route } from '../route';

const collectionPath = '/2010-04-01/Accounts/{AccountSid}/Applications.json';
const instancePath = '/2010-04-01/Accounts/{AccountSid}/Applications/{Sid}.json';

/** TwiML applications: a set of URLs under one SID. Twilio: "Application resource". */
export const applications: readonly Route[] = [
  {
    operation: 'CreateApplication',
    host: 'api',
    method: 'POST',
    path: collectionPath,
    handle: ({ account, form }, { state, clock }) => {
      const now = clock.now();
      const application = state.applications.insert({
        sid: createSid('AP'),
        accountSid: account.sid,
        ...readHandlers(form, emptyHandlers('')),
        ...readStatusUrls(form, { smsStatusCallback: '', messageStatusCallback: '' }),
        dateCreated: now,
        dateUpdated: now,
      });
      return { status: 201, json: presentApplication(application) };
    },
  },
  {
    operation: 'ListApplication',
    host: 'api',
    method: 'GET',
    path: collectionPath,
    handle: (request, { state }) => {
      const friendlyName = request.query.get('FriendlyName');
      const found = ownRecords(request, state.applications).filter(
        (one) => friendlyName === undefined || one.friendlyName === friendlyName,
      );
      return page2010(request, 'applications', found, presentApplication);
    },
  },
  {
    operation: 'FetchApplication',
    host: 'api',
    method: 'GET',
    path: instancePath,
    handle: (request, exchange) => ({
      status: 200,
      json: presentApplication(applicationOf(request, exchange)),
    }),
  },
  {
    operation: 'UpdateApplication',
    host: 'api',
    method: 'POST',
    path: instancePath,
    handle: (request, exchange) => {
      const application = applicationOf(request, exchange);
      const updated = exchange.state.applications.insert({
        ...application,
        ...readHandlers(request.form, application),
        ...readStatusUrls(request.form, application),
        dateUpdated: exchange.clock.now(),
      });
      return { status: 200, json: presentApplication(updated) };
    },
  },
  {
    operation: 'DeleteApplication',
    host: 'api',
    method: 'DELETE',
    path: instancePath,
    handle: (request, exchange) => {
      exchange.state.applications.delete(applicationOf(request, exchange).sid);
      return { status: 204 };
    },
  },
];

type StatusUrls = Pick<Application, 'smsStatusCallback' | 'messageStatusCallback'>;

function readStatusUrls(form: Parameters, current: StatusUrls): StatusUrls {
  return {
    smsStatusCallback: readUrl(form, 'SmsStatusCallback') ?? current.smsStatusCallback,
    messageStatusCallback: readUrl(form, 'MessageStatusCallback') ?? current.messageStatusCallback,
  };
}

function applicationOf(request: ApiRequest, { state }: Exchange): Application {
  return ownRecord(request, state.applications);
}

function presentApplication(application: Application): Record<string, unknown> {
  return {
    sid: application.sid,
    account_sid: application.accountSid,
    api_version: '2010-04-01',
    ...presentHandlers(application),
    sms_status_callback: application.smsStatusCallback,
    message_status_callback: application.messageStatusCallback,
    public_application_connect_enabled: false,
    date_created: rfc2822(application.dateCreated),
    date_updated: rfc2822(application.dateUpdated),
    uri: `/2010-04-01/Accounts/${application.accountSid}/Applications/${application.sid}.json`,
  };
}
