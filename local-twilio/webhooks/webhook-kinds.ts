/** Every kind of webhook that the local Twilio sends, and what sets its URL. The coverage matrix is made from this. */
export const webhookKinds = {
  'voice.request': 'VoiceUrl of a number or application; Url of a call made over REST',
  'voice.redirect': '<Redirect> of a call',
  'voice.gather.action': '<Gather action>',
  'voice.gather.partial': '<Gather partialResultCallback>',
  'voice.record.action': '<Record action>',
  'voice.recordingStatusCallback':
    'recordingStatusCallback of <Record> and <Dial>, and of REST calls',
  'voice.transcribeCallback': '<Record transcribeCallback>',
  'voice.dial.action': '<Dial action>',
  'voice.number.whisper': '<Number url>',
  'voice.statusCallback': 'StatusCallback of a number or REST call; <Number statusCallback>',
  'messaging.inbound':
    'SmsUrl of a number or application; InboundRequestUrl of a Messaging Service; <Redirect> of a message',
  'messaging.status':
    'StatusCallback of a message or Messaging Service; MessageStatusCallback of an application',
  'messaging.twiml.action': '<Message action> and <Message statusCallback>',
} as const;

export type WebhookKind = keyof typeof webhookKinds;

/** What SendGrid posts; nobody's form, and signed in its own way (`sendgrid/event-webhook/`). */
export const mailWebhookKinds = {
  'mail.event': 'url of an Event Webhook (SendGrid)',
} as const;

export type MailWebhookKind = keyof typeof mailWebhookKinds;

/** Kinds that Twilio sends and the local Twilio does not yet. */
export const uncoveredWebhookKinds = [
  'voice.asyncAmd',
  'voice.conference',
  'voice.dial.referUrl',
  'voice.enqueue.action',
  'voice.enqueue.wait',
  'voice.queue.whisper',
  'voice.refer.action',
  'voice.stream',
  'debugger.event',
] as const;
