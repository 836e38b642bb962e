import type { Exchange } from '../../../exchange';
import { longestValidityPeriod } from '../../../messaging/outbound-text';
import { createSid } from '../../../sids';
import type { MessagingService } from '../../../state/messaging-records';
import { iso8601 } from '../../dates';
import { ApiError } from '../../errors';
import { readMethod, readUrl } from '../../handlers';
import { ownRecords } from '../../own-records';
import { pageWithMeta } from '../../paging';
import { flag, required } from '../../parameters';
import type { ApiRequest, Route } from '../../route';
import { messagingUrl, serviceOf } from './lookup';

/** Sets of senders that share settings. Twilio: "Messaging Services: Service resource". */
export const messagingServices: readonly Route[] = [
  {
    operation: 'CreateService',
    host: 'messaging',
    method: 'POST',
    path: '/v1/Services',
    handle: (request, { state, clock }) => {
      const now = clock.now();
      const service = state.messagingServices.insert({
        sid: createSid('MG'),
        accountSid: request.account.sid,
        ...readSettings(request, {
          ...newSettings,
          friendlyName: required(request, 'FriendlyName'),
        }),
        dateCreated: now,
        dateUpdated: now,
      });
      return { status: 201, json: present(service) };
    },
  },
  {
    operation: 'ListService',
    host: 'messaging',
    method: 'GET',
    path: '/v1/Services',
    handle: (request, { state }) =>
      pageWithMeta(request, 'services', ownRecords(request, state.messagingServices), present),
  },
  {
    operation: 'FetchService',
    host: 'messaging',
    method: 'GET',
    path: '/v1/Services/{Sid}',
    handle: (request, exchange) => ({
      status: 200,
      json: present(serviceOf(request, exchange, 'Sid')),
    }),
  },
  {
    operation: 'UpdateService',
    host: 'messaging',
    method: 'POST',
    path: '/v1/Services/{Sid}',
    handle: (request, exchange) => {
      const service = serviceOf(request, exchange, 'Sid');
      const updated = exchange.state.messagingServices.insert({
        ...service,
        ...readSettings(request, service),
        dateUpdated: exchange.clock.now(),
      });
      return { status: 200, json: present(updated) };
    },
  },
  {
    operation: 'DeleteService',
    host: 'messaging',
    method: 'DELETE',
    path: '/v1/Services/{Sid}',
    handle: (request, exchange) => {
      const { sid } = serviceOf(request, exchange, 'Sid');
      deleteService(sid, exchange);
      return { status: 204 };
    },
  },
];

type Settings = Omit<MessagingService, 'sid' | 'accountSid' | 'dateCreated' | 'dateUpdated'>;

/** The settings of a service of which nothing is said, as Twilio documents their defaults. */
const newSettings: Omit<Settings, 'friendlyName'> = {
  inbound: { url: '', method: 'POST', fallbackUrl: '', fallbackMethod: 'POST' },
  useInboundWebhookOnNumber: false,
  statusCallback: '',
  stickySender: true,
  areaCodeGeomatch: true,
  smartEncoding: true,
  mmsConverter: true,
  fallbackToLongCode: true,
  scanMessageContent: 'inherit',
  synchronousValidation: false,
  validityPeriod: longestValidityPeriod,
  usecase: 'undeclared',
};

const usecases = [
  'notifications',
  'marketing',
  'verification',
  'discussion',
  'poll',
  'undeclared',
] as const;
const scans = ['inherit', 'enable', 'disable'] as const;

function readSettings(request: ApiRequest, current: Settings): Settings {
  const { form } = request;
  const { inbound } = current;
  return {
    friendlyName: form.get('FriendlyName') ?? current.friendlyName,
    inbound: {
      url: readUrl(form, 'InboundRequestUrl') ?? inbound.url,
      method: readMethod(form, 'InboundMethod') ?? inbound.method,
      fallbackUrl: readUrl(form, 'FallbackUrl') ?? inbound.fallbackUrl,
      fallbackMethod: readMethod(form, 'FallbackMethod') ?? inbound.fallbackMethod,
    },
    useInboundWebhookOnNumber: flag(
      request,
      'UseInboundWebhookOnNumber',
      current.useInboundWebhookOnNumber,
    ),
    statusCallback: readUrl(form, 'StatusCallback') ?? current.statusCallback,
    stickySender: flag(request, 'StickySender', current.stickySender),
    areaCodeGeomatch: flag(request, 'AreaCodeGeomatch', current.areaCodeGeomatch),
    smartEncoding: flag(request, 'SmartEncoding', current.smartEncoding),
    mmsConverter: flag(request, 'MmsConverter', current.mmsConverter),
    fallbackToLongCode: flag(request, 'FallbackToLongCode', current.fallbackToLongCode),
    scanMessageContent: readScan(request) ?? current.scanMessageContent,
    synchronousValidation: flag(request, 'SynchronousValidation', current.synchronousValidation),
    validityPeriod: readValidityPeriod(request) ?? current.validityPeriod,
    usecase: readUsecase(request) ?? current.usecase,
  };
}

function readScan({ form }: ApiRequest): Settings['scanMessageContent'] | undefined {
  const text = form.get('ScanMessageContent');
  if (text === undefined) return undefined;
  const scan = scans.find((one) => one === text);
  if (scan) return scan;
  throw new ApiError({ code: 20001, message: `ScanMessageContent must be one of ${scans}` });
}

function readValidityPeriod({ form }: ApiRequest): number | undefined {
  const text = form.get('ValidityPeriod');
  if (text === undefined) return undefined;
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (seconds >= 1 && seconds <= longestValidityPeriod) return seconds;
  const message = `ValidityPeriod must be an integer from 1 to ${longestValidityPeriod}, not ${text}`;
  throw new ApiError({ code: 21624, message });
}

function readUsecase({ form }: ApiRequest): string | undefined {
  const text = form.get('Usecase');
  if (text === undefined) return undefined;
  const usecase = usecases.find((one) => one === text);
  if (usecase) return usecase;
  const message = `Messaging Service Use Case ${text} is invalid: one of ${usecases.join(', ')}`;
  throw new ApiError({ code: 21713, message });
}

/** With its senders, its Advanced Opt-Out and what it remembers of its recipients. */
function deleteService(sid: string, { state }: Exchange): void {
  for (const sender of state.serviceSenders.list()) {
    if (sender.serviceSid === sid) state.serviceSenders.delete(sender.sid);
  }
  for (const sticky of state.stickySenders.list()) {
    if (sticky.sid.startsWith(`${sid} `)) state.stickySenders.delete(sticky.sid);
  }
  state.advancedOptOuts.delete(sid);
  state.messagingServices.delete(sid);
}

function present(service: MessagingService): Record<string, unknown> {
  const url = `${messagingUrl}/${service.sid}`;
  return {
    sid: service.sid,
    account_sid: service.accountSid,
    date_created: iso8601(service.dateCreated),
    date_updated: iso8601(service.dateUpdated),
    friendly_name: service.friendlyName,
    inbound_request_url: service.inbound.url || null,
    inbound_method: service.inbound.method,
    fallback_url: service.inbound.fallbackUrl || null,
    fallback_method: service.inbound.fallbackMethod,
    status_callback: service.statusCallback || null,
    sticky_sender: service.stickySender,
    mms_converter: service.mmsConverter,
    smart_encoding: service.smartEncoding,
    scan_message_content: service.scanMessageContent,
    fallback_to_long_code: service.fallbackToLongCode,
    area_code_geomatch: service.areaCodeGeomatch,
    synchronous_validation: service.synchronousValidation,
    validity_period: service.validityPeriod,
    usecase: service.usecase,
    us_app_to_person_registered: false,
    use_inbound_webhook_on_number: service.useInboundWebhookOnNumber,
    url,
    links: {
      phone_numbers: `${url}/PhoneNumbers`,
      short_codes: `${url}/ShortCodes`,
      alpha_senders: `${url}/AlphaSenders`,
      channel_senders: `${url}/ChannelSenders`,
      destination_alpha_senders: `${url}/DestinationAlphaSenders`,
      messages: `${url}/Messages`,
      us_app_to_person: `${url}/Compliance/Usa2p`,
      us_app_to_person_usecases: `${url}/Compliance/Usa2p/Usecases`,
    },
  };
}
