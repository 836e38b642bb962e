import { writtenContent } from '../content/written-content';
import type { sdkFor } from '../sdk';
import { writtenSender } from '../whatsapp/written-sender';

/** The SID of what the account has in a collection ("Messages"). */
export type SidOf = (collection: string) => string;

type SdkCall = (client: ReturnType<typeof sdkFor>, sid: SidOf) => Promise<unknown>;

const service = (client: ReturnType<typeof sdkFor>, sid: SidOf) =>
  client.serverless.v1.services(sid('Services'));
const environment = (client: ReturnType<typeof sdkFor>, sid: SidOf) =>
  service(client, sid).environments(sid('Environments'));

const messagingService = (client: ReturnType<typeof sdkFor>, sid: SidOf) =>
  client.messaging.v1.services(sid('messaging Services'));

const helloContent = writtenContent({ types: { 'twilio/text': { body: 'Hello' } } });

/** How the SDK makes each covered operation, by operationId. */
export const sdkCalls: Readonly<Record<string, SdkCall>> = {
  FetchAccount: (client, sid) => client.api.v2010.accounts(sid('Accounts')).fetch(),

  CreateIncomingPhoneNumber: (client) =>
    client.incomingPhoneNumbers.create({ phoneNumber: '+12025550105' }),
  ListIncomingPhoneNumber: (client) => client.incomingPhoneNumbers.list(),
  ListIncomingPhoneNumberLocal: (client) => client.incomingPhoneNumbers.local.list(),
  ListIncomingPhoneNumberTollFree: (client) => client.incomingPhoneNumbers.tollFree.list(),
  FetchIncomingPhoneNumber: (client, sid) =>
    client.incomingPhoneNumbers(sid('IncomingPhoneNumbers')).fetch(),
  UpdateIncomingPhoneNumber: (client, sid) =>
    client.incomingPhoneNumbers(sid('IncomingPhoneNumbers')).update({ friendlyName: 'Sales' }),
  DeleteIncomingPhoneNumber: (client, sid) =>
    client.incomingPhoneNumbers(sid('IncomingPhoneNumbers')).remove(),

  CreateApplication: (client) => client.applications.create({ friendlyName: 'Another' }),
  ListApplication: (client) => client.applications.list(),
  FetchApplication: (client, sid) => client.applications(sid('Applications')).fetch(),
  UpdateApplication: (client, sid) =>
    client.applications(sid('Applications')).update({ friendlyName: 'Renamed' }),
  DeleteApplication: (client, sid) => client.applications(sid('Applications')).remove(),

  CreateMessage: (client) =>
    client.messages.create({ from: '+12025550100', to: '+12025550111', body: 'Hello' }),
  ListMessage: (client) => client.messages.list(),
  FetchMessage: (client, sid) => client.messages(sid('Messages')).fetch(),
  UpdateMessage: (client, sid) => client.messages(sid('Messages')).update({ body: '' }),
  DeleteMessage: (client, sid) => client.messages(sid('Messages')).remove(),
  ListMedia: (client, sid) => client.messages(sid('Messages')).media.list(),
  FetchMedia: (client, sid) => client.messages(sid('Messages')).media(sid('Media')).fetch(),
  DeleteMedia: (client, sid) => client.messages(sid('Messages')).media(sid('Media')).remove(),

  'messaging:CreateService': (client) =>
    client.messaging.v1.services.create({ friendlyName: 'Another' }),
  'messaging:ListService': (client) => client.messaging.v1.services.list(),
  'messaging:FetchService': (client, sid) => messagingService(client, sid).fetch(),
  'messaging:UpdateService': (client, sid) =>
    messagingService(client, sid).update({ friendlyName: 'Renamed' }),
  'messaging:DeleteService': (client, sid) => messagingService(client, sid).remove(),
  CreatePhoneNumber: (client, sid) =>
    messagingService(client, sid).phoneNumbers.create({
      phoneNumberSid: sid('IncomingPhoneNumbers'),
    }),
  ListPhoneNumber: (client, sid) => messagingService(client, sid).phoneNumbers.list(),
  'messaging:FetchPhoneNumber': (client, sid) =>
    messagingService(client, sid).phoneNumbers(sid('messaging PhoneNumbers')).fetch(),
  DeletePhoneNumber: (client, sid) =>
    messagingService(client, sid).phoneNumbers(sid('messaging PhoneNumbers')).remove(),
  CreateShortCode: (client, sid) =>
    messagingService(client, sid).shortCodes.create({ shortCodeSid: sid('spare ShortCodes') }),
  'messaging:ListShortCode': (client, sid) => messagingService(client, sid).shortCodes.list(),
  'messaging:FetchShortCode': (client, sid) =>
    messagingService(client, sid).shortCodes(sid('ShortCodes')).fetch(),
  DeleteShortCode: (client, sid) =>
    messagingService(client, sid).shortCodes(sid('ShortCodes')).remove(),
  CreateAlphaSender: (client, sid) =>
    messagingService(client, sid).alphaSenders.create({ alphaSender: 'Northside' }),
  ListAlphaSender: (client, sid) => messagingService(client, sid).alphaSenders.list(),
  FetchAlphaSender: (client, sid) =>
    messagingService(client, sid).alphaSenders(sid('AlphaSenders')).fetch(),
  DeleteAlphaSender: (client, sid) =>
    messagingService(client, sid).alphaSenders(sid('AlphaSenders')).remove(),
  'api:ListShortCode': (client) => client.shortCodes.list(),
  'api:FetchShortCode': (client, sid) => client.shortCodes(sid('ShortCodes')).fetch(),
  UpdateShortCode: (client, sid) =>
    client.shortCodes(sid('ShortCodes')).update({ friendlyName: 'Renamed' }),

  CreateCall: (client) =>
    client.calls.create({ from: '+12025550100', to: '+12025550111', twiml: '<Response/>' }),
  ListCall: (client) => client.calls.list(),
  FetchCall: (client, sid) => client.calls(sid('Calls')).fetch(),
  // Nothing is changed: the account's one call is over.
  UpdateCall: (client, sid) => client.calls(sid('Calls')).update({}),
  DeleteCall: (client, sid) => client.calls(sid('Calls')).remove(),
  ListCallRecording: (client, sid) => client.calls(sid('Calls')).recordings.list(),
  FetchCallRecording: (client, sid) =>
    client.calls(sid('Calls')).recordings(sid('Recordings')).fetch(),
  DeleteCallRecording: (client, sid) =>
    client.calls(sid('Calls')).recordings(sid('Recordings')).remove(),
  ListRecording: (client) => client.recordings.list(),
  FetchRecording: (client, sid) => client.recordings(sid('Recordings')).fetch(),
  DeleteRecording: (client, sid) => client.recordings(sid('Recordings')).remove(),
  ListRecordingTranscription: (client, sid) =>
    client.recordings(sid('Recordings')).transcriptions.list(),
  FetchRecordingTranscription: (client, sid) =>
    client.recordings(sid('Recordings')).transcriptions(sid('Transcriptions')).fetch(),
  DeleteRecordingTranscription: (client, sid) =>
    client.recordings(sid('Recordings')).transcriptions(sid('Transcriptions')).remove(),
  ListTranscription: (client) => client.transcriptions.list(),
  FetchTranscription: (client, sid) => client.transcriptions(sid('Transcriptions')).fetch(),
  DeleteTranscription: (client, sid) => client.transcriptions(sid('Transcriptions')).remove(),

  CreateContent: (client) => client.content.v1.contents.create(helloContent),
  ListContent: (client) => client.content.v1.contents.list(),
  ListContentAndApprovals: (client) => client.content.v1.contentAndApprovals.list(),
  FetchContent: (client, sid) => client.content.v1.contents(sid('Content')).fetch(),
  UpdateContent: (client, sid) => client.content.v1.contents(sid('Content')).update(helloContent),
  DeleteContent: (client, sid) => client.content.v1.contents(sid('Content')).remove(),
  CreateApprovalCreate: (client, sid) =>
    client.content.v1
      .contents(sid('Content'))
      .approvalCreate.create({ name: 'reminder', category: 'UTILITY' }),
  FetchApprovalFetch: (client, sid) =>
    client.content.v1.contents(sid('Content')).approvalFetch().fetch(),

  CreateChannelsSender: (client) =>
    client.messaging.v2.channelsSenders.create(
      writtenSender({ sender_id: 'whatsapp:+12025550100' }),
    ),
  ListChannelsSender: (client) => client.messaging.v2.channelsSenders.list({ channel: 'whatsapp' }),
  FetchChannelsSender: (client, sid) =>
    client.messaging.v2.channelsSenders(sid('messaging Senders')).fetch(),
  UpdateChannelsSender: (client, sid) =>
    client.messaging.v2.channelsSenders(sid('messaging Senders')).update(writtenSender({})),
  DeleteChannelsSender: (client, sid) =>
    client.messaging.v2.channelsSenders(sid('messaging Senders')).remove(),

  'lookups:FetchPhoneNumber': (client) => client.lookups.v2.phoneNumbers('+12025550111').fetch(),
  ListMessagingCountry: (client) => client.pricing.v1.messaging.countries.list(),
  FetchMessagingCountry: (client) => client.pricing.v1.messaging.countries('US').fetch(),

  ListAlert: (client) => client.monitor.v1.alerts.list(),
  FetchAlert: (client, sid) => client.monitor.v1.alerts(sid('Alerts')).fetch(),

  'serverless:CreateService': (client) =>
    client.serverless.v1.services.create({ uniqueName: 'another', friendlyName: 'Another' }),
  'serverless:ListService': (client) => client.serverless.v1.services.list(),
  'serverless:FetchService': (client, sid) => service(client, sid).fetch(),
  'serverless:UpdateService': (client, sid) =>
    service(client, sid).update({ friendlyName: 'Renamed' }),
  'serverless:DeleteService': (client, sid) => service(client, sid).remove(),
  CreateEnvironment: (client, sid) =>
    service(client, sid).environments.create({ uniqueName: 'stage', domainSuffix: 'stage' }),
  ListEnvironment: (client, sid) => service(client, sid).environments.list(),
  FetchEnvironment: (client, sid) => environment(client, sid).fetch(),
  DeleteEnvironment: (client, sid) => environment(client, sid).remove(),
  CreateVariable: (client, sid) =>
    environment(client, sid).variables.create({ key: 'ANOTHER', value: 'value' }),
  ListVariable: (client, sid) => environment(client, sid).variables.list(),
  FetchVariable: (client, sid) => environment(client, sid).variables(sid('Variables')).fetch(),
  UpdateVariable: (client, sid) =>
    environment(client, sid).variables(sid('Variables')).update({ value: 'other' }),
  DeleteVariable: (client, sid) => environment(client, sid).variables(sid('Variables')).remove(),
  CreateFunction: (client, sid) =>
    service(client, sid).functions.create({ friendlyName: '/other' }),
  ListFunction: (client, sid) => service(client, sid).functions.list(),
  FetchFunction: (client, sid) => service(client, sid).functions(sid('Functions')).fetch(),
  UpdateFunction: (client, sid) =>
    service(client, sid).functions(sid('Functions')).update({ friendlyName: '/renamed' }),
  DeleteFunction: (client, sid) => service(client, sid).functions(sid('Functions')).remove(),
  ListFunctionVersion: (client, sid) =>
    service(client, sid).functions(sid('Functions')).functionVersions.list(),
  FetchFunctionVersion: (client, sid) =>
    service(client, sid)
      .functions(sid('Functions'))
      .functionVersions(sid('Functions Versions'))
      .fetch(),
  FetchFunctionVersionContent: (client, sid) =>
    service(client, sid)
      .functions(sid('Functions'))
      .functionVersions(sid('Functions Versions'))
      .functionVersionContent()
      .fetch(),
  CreateAsset: (client, sid) => service(client, sid).assets.create({ friendlyName: '/other.txt' }),
  ListAsset: (client, sid) => service(client, sid).assets.list(),
  FetchAsset: (client, sid) => service(client, sid).assets(sid('Assets')).fetch(),
  UpdateAsset: (client, sid) =>
    service(client, sid).assets(sid('Assets')).update({ friendlyName: '/renamed.txt' }),
  DeleteAsset: (client, sid) => service(client, sid).assets(sid('Assets')).remove(),
  ListAssetVersion: (client, sid) =>
    service(client, sid).assets(sid('Assets')).assetVersions.list(),
  FetchAssetVersion: (client, sid) =>
    service(client, sid).assets(sid('Assets')).assetVersions(sid('Assets Versions')).fetch(),
  CreateBuild: (client, sid) =>
    service(client, sid).builds.create({
      assetVersions: [sid('Assets Versions')],
      runtime: 'node22',
    }),
  ListBuild: (client, sid) => service(client, sid).builds.list(),
  FetchBuild: (client, sid) => service(client, sid).builds(sid('Builds')).fetch(),
  FetchBuildStatus: (client, sid) =>
    service(client, sid).builds(sid('Builds')).buildStatus().fetch(),
  DeleteBuild: (client, sid) => service(client, sid).builds(sid('Builds')).remove(),
  CreateDeployment: (client, sid) => environment(client, sid).deployments.create(),
  ListDeployment: (client, sid) => environment(client, sid).deployments.list(),
  FetchDeployment: (client, sid) =>
    environment(client, sid).deployments(sid('Deployments')).fetch(),
  ListLog: (client, sid) => environment(client, sid).logs.list(),
  FetchLog: (client, sid) => environment(client, sid).logs(sid('Logs')).fetch(),
};
