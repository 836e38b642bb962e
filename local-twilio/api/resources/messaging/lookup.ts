import type { Exchange } from '../../../exchange';
import type { MessagingService, ServiceSender } from '../../../state/messaging-records';
import { ApiError, notFound } from '../../errors';
import { pageWithMeta } from '../../paging';
import type { ApiRequest } from '../../route';

/** The base of every address of the Services of messaging_v1. */
export const messagingUrl = 'https://messaging.twilio.com/v1/Services';

/** The Messaging Service in the path. Throws 404. */
export function serviceOf(
  { account, path, url }: ApiRequest,
  { state }: Exchange,
  name: 'ServiceSid' | 'Sid' = 'ServiceSid',
): MessagingService {
  const service = state.messagingServices.get(path[name] ?? '');
  if (service?.accountSid !== account.sid) throw notFound(url.pathname);
  return service;
}

/** The sender of this kind in the path, of the service in the path. Throws 404. */
export function senderOf(
  request: ApiRequest,
  exchange: Exchange,
  kind: ServiceSender['kind'],
): ServiceSender {
  const service = serviceOf(request, exchange);
  const sender = exchange.state.serviceSenders.get(request.path.Sid ?? '');
  if (sender?.serviceSid !== service.sid || sender.kind !== kind)
    throw notFound(request.url.pathname);
  return sender;
}

/** A page of the senders of this kind, of the service in the path. Throws 404. */
export function pageOfSenders(
  request: ApiRequest,
  exchange: Exchange,
  {
    kind,
    name,
    present,
  }: {
    kind: ServiceSender['kind'];
    name: string;
    present: (sender: ServiceSender) => unknown;
  },
) {
  const service = serviceOf(request, exchange);
  const senders = exchange.state.serviceSenders
    .list()
    .filter((one) => one.serviceSid === service.sid && one.kind === kind);
  return pageWithMeta(request, name, senders, present);
}

/** Refuses a number or short code that is in a service already. Throws 409: 21710, 21712. */
export function refuseTwice(
  sid: string,
  { service, exchange }: { service: MessagingService; exchange: Exchange },
): void {
  const known = exchange.state.serviceSenders.get(sid);
  if (!known) return;
  throw known.serviceSid === service.sid
    ? new ApiError({
        status: 409,
        code: 21710,
        message: 'Phone Number or Short Code is already in the Messaging Service.',
      })
    : new ApiError({
        status: 409,
        code: 21712,
        message: 'Phone Number or Short Code is associated with another Messaging Service.',
      });
}

/** Puts a sender into a service. */
export function addSender(
  sender: Pick<ServiceSender, 'sid' | 'kind' | 'address'>,
  { service, exchange: { state, clock } }: { service: MessagingService; exchange: Exchange },
): ServiceSender {
  const now = clock.now();
  return state.serviceSenders.insert({
    ...sender,
    accountSid: service.accountSid,
    serviceSid: service.sid,
    dateCreated: now,
    dateUpdated: now,
  });
}
