import type { Exchange } from '../../exchange';
import type { Call } from '../../state/records';
import type { CallChange } from '../../voice/calls/change-call';
import { newCallRecord } from '../../voice/calls/new-record';
import { readCallRequest, readDocument } from '../call-request';
import { isWithinDates } from '../dates';
import { ApiError } from '../errors';
import { refuseUncovered } from '../handlers';
import { ownRecord, ownRecords } from '../own-records';
import { page2010 } from '../paging';
import { presentCall, statusOverRest } from '../present-call';
import type { ApiRequest, Route } from '../route';

/** Calls. Twilio: "Call resource". */
export const calls: readonly Route[] = [
  {
    operation: 'CreateCall',
    host: 'api',
    method: 'POST',
    path: '/2010-04-01/Accounts/{AccountSid}/Calls.json',
    openTo: 'test-credentials',
    handle: ({ account, form }, exchange) => {
      const order = readCallRequest(form, { account, exchange });
      // Test credentials check a request and dial nothing.
      const call =
        account.kind === 'test'
          ? newCallRecord({
              now: exchange.clock.now(),
              accountSid: account.sid,
              from: order.from,
              to: order.to,
              status: 'queued',
              direction: 'outbound-api',
            })
          : exchange.voice.createCall(order);
      return { status: 201, json: presentCall(call) };
    },
  },
  {
    operation: 'ListCall',
    host: 'api',
    method: 'GET',
    path: '/2010-04-01/Accounts/{AccountSid}/Calls.json',
    handle: (request, { state }) => {
      const found = ownRecords(request, state.calls).filter(listFilter(request));
      return page2010(request, 'calls', found, presentCall);
    },
  },
  {
    operation: 'FetchCall',
    host: 'api',
    method: 'GET',
    path: '/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json',
    handle: (request, exchange) => ({ status: 200, json: presentCall(callOf(request, exchange)) }),
  },
  {
    operation: 'UpdateCall',
    host: 'api',
    method: 'POST',
    path: '/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json',
    handle: (request, exchange) => {
      const call = callOf(request, exchange);
      const change = readChange(request);
      const changed = change ? exchange.voice.updateCall(call.sid, change) : call;
      if (changed === 'not-possible') throw wrongState(change);
      return { status: 200, json: presentCall(changed) };
    },
  },
  {
    operation: 'DeleteCall',
    host: 'api',
    method: 'DELETE',
    path: '/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json',
    handle: (request, exchange) => {
      const call = callOf(request, exchange);
      if (call.endTime === null) {
        const message = 'A call can be deleted when it is over only.';
        throw new ApiError({ status: 409, code: 20009, message });
      }
      exchange.state.calls.delete(call.sid);
      return { status: 204 };
    },
  },
];

function callOf(request: ApiRequest, { state }: Exchange): Call {
  return ownRecord(request, state.calls);
}

function listFilter({ query }: ApiRequest): (call: Call) => boolean {
  const dates = (name: string) => ({
    on: query.get(name),
    before: query.get(`${name}<`),
    after: query.get(`${name}>`),
  });
  const fits = (asked: string | undefined, value: string | null): boolean =>
    asked === undefined || asked === '' || asked === value;
  const [started, ended] = [dates('StartTime'), dates('EndTime')];
  return (call) =>
    fits(query.get('To'), call.to) &&
    fits(query.get('From'), call.from) &&
    fits(query.get('ParentCallSid'), call.parentCallSid) &&
    fits(query.get('Status'), statusOverRest(call.status)) &&
    isWithinDates(call.startTime, started) &&
    isWithinDates(call.endTime, ended);
}

/** What an update asks for; nothing at all is allowed and changes nothing. */
function readChange({ form }: ApiRequest): CallChange | undefined {
  refuseUncovered(form, { names: ['TimeLimit', 'StatusCallback'], resource: 'a running call' });
  const document = readDocument(form, { relativeUrlError: 15004 });
  const status = form.get('Status') ?? '';
  if (status === 'completed') return { kind: 'complete' };
  if (status === 'canceled') return { kind: 'cancel' };
  if (status !== '') throw new ApiError({ code: 20001, message: `Invalid Status: ${status}` });
  return document && { kind: 'go-on-with', document };
}

function wrongState(change: CallChange | undefined): ApiError {
  const what = change?.kind === 'go-on-with' ? 'redirect' : 'end';
  return new ApiError({ code: 21220, message: `Call is not in-progress. Cannot ${what}.` });
}
