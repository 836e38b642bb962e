import type { Alert } from '../../state/records';
import { iso8601, isWithinDates } from '../dates';
import { ownRecord, ownRecords } from '../own-records';
import { pageWithMeta } from '../paging';
import type { Route } from '../route';

/** The debugger's errors and warnings. Twilio: "Monitor Alert resource". */
export const alerts: readonly Route[] = [
  {
    operation: 'ListAlert',
    host: 'monitor',
    method: 'GET',
    path: '/v1/Alerts',
    handle: (request, { state }) => {
      const logLevel = request.query.get('LogLevel');
      const raised = {
        after: request.query.get('StartDate'),
        before: request.query.get('EndDate'),
        on: undefined,
      };
      const found = ownRecords(request, state.alerts).filter(
        (alert) =>
          (logLevel === undefined || alert.logLevel === logLevel) &&
          isWithinDates(alert.dateCreated, raised),
      );
      return pageWithMeta(request, 'alerts', found, presentAlert);
    },
  },
  {
    operation: 'FetchAlert',
    host: 'monitor',
    method: 'GET',
    path: '/v1/Alerts/{Sid}',
    handle: (request, { state }) => {
      const alert = ownRecord(request, state.alerts);
      return { status: 200, json: { ...presentAlert(alert), ...requestAndResponse(alert) } };
    },
  },
];

/** The list leaves out what was sent and answered; the single alert has it. */
function presentAlert(alert: Alert): Record<string, unknown> {
  const raisedAt = iso8601(alert.dateCreated);
  return {
    sid: alert.sid,
    account_sid: alert.accountSid,
    alert_text: alert.alertText,
    api_version: '2010-04-01',
    date_created: raisedAt,
    date_generated: raisedAt,
    date_updated: raisedAt,
    error_code: String(alert.errorCode),
    log_level: alert.logLevel,
    more_info: alert.moreInfo,
    request_method: alert.requestMethod,
    request_url: alert.requestUrl,
    resource_sid: alert.resourceSid,
    service_sid: alert.serviceSid,
    url: `https://monitor.twilio.com/v1/Alerts/${alert.sid}`,
  };
}

function requestAndResponse(alert: Alert): Record<string, unknown> {
  return {
    request_variables: alert.requestVariables,
    request_headers: null,
    response_body: alert.responseBody,
    response_headers: alert.responseHeaders,
  };
}
