/** What is POSTed to an operation: a form, or a multipart upload. `{Name}` stands for a SID of that collection. */
export type PostedBody = Readonly<Record<string, string>>;

const number = { From: '+12025550100', To: '+12025550111' };

/** A valid request for each covered operation that takes one. */
export const forms: Readonly<Record<string, PostedBody>> = {
  CreateMessage: { ...number, Body: 'Hello' },
  UpdateMessage: { Body: '' },
  'messaging:CreateService': {
    FriendlyName: 'Another',
    InboundRequestUrl: 'https://app.example.com/sms',
    StatusCallback: 'https://app.example.com/status',
    ValidityPeriod: '600',
  },
  'messaging:UpdateService': { FriendlyName: 'Renamed', StickySender: 'false' },
  CreatePhoneNumber: { PhoneNumberSid: '{IncomingPhoneNumbers}' },
  CreateShortCode: { ShortCodeSid: '{spare ShortCodes}' },
  CreateAlphaSender: { AlphaSender: 'Northside' },
  UpdateShortCode: { SmsUrl: 'https://app.example.com/sms' },
  CreateCall: { ...number, Url: 'https://app.example.com/voice' },
  // Nothing: the account's one call is over, and a call that is over cannot be changed (21220).
  UpdateCall: {},
  CreateIncomingPhoneNumber: {
    PhoneNumber: '+12025550105',
    VoiceApplicationSid: '{Applications}',
    SmsApplicationSid: '{Applications}',
  },
  UpdateIncomingPhoneNumber: { VoiceUrl: 'https://app.example.com/voice' },
  CreateApplication: { FriendlyName: 'Another' },
  UpdateApplication: { SmsUrl: 'https://app.example.com/sms' },
  'serverless:CreateService': {
    UniqueName: 'another',
    FriendlyName: 'Another',
    IncludeCredentials: 'true',
  },
  'serverless:UpdateService': { FriendlyName: 'Renamed' },
  CreateEnvironment: { UniqueName: 'stage', DomainSuffix: 'stage' },
  CreateVariable: { Key: 'ANOTHER', Value: 'value' },
  UpdateVariable: { Value: 'other' },
  CreateFunction: { FriendlyName: '/another' },
  UpdateFunction: { FriendlyName: '/renamed' },
  CreateAsset: { FriendlyName: '/another.txt' },
  UpdateAsset: { FriendlyName: '/renamed.txt' },
  CreateBuild: { AssetVersions: '{Assets Versions}', Runtime: 'node22' },
  // Without a build: what was deployed is taken down.
  CreateDeployment: {},
};

/** The same for the operations that take JSON. */
export const jsonBodies: Readonly<Record<string, object>> = {
  CreateContent: { language: 'en', types: { 'twilio/text': { body: 'Hello' } } },
  UpdateContent: { types: { 'twilio/text': { body: 'Hello {{1}} again' } } },
  CreateChannelsSender: {
    sender_id: 'whatsapp:+12025550100',
    profile: { name: 'Northside Clinic', emails: [{ email: 'hello@example.com', label: 'Us' }] },
  },
  UpdateChannelsSender: { webhook: { callback_url: 'https://app.example.com/whatsapp' } },
  CreateApprovalCreate: { name: 'reminder', category: 'UTILITY' },
};
