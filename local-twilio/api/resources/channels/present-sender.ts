import type { WhatsAppSender } from '../../../state/whatsapp-records';
import { type SenderStatus, senderStatus } from '../../../whatsapp/sender';

const profileFields = [
  'name',
  'about',
  'address',
  'description',
  'emails',
  'logo_url',
  'vertical',
  'websites',
  'banner_url',
  'privacy_url',
  'terms_of_service_url',
  'accent_color',
  'phone_numbers',
] as const;

/** A sender as it is fetched. Twilio: "Senders API". */
export function presentSender(sender: WhatsAppSender, now: number): Record<string, unknown> {
  return {
    ...presentCommon(sender, senderStatus(sender, now)),
    compliance: null,
    properties: { quality_rating: 'HIGH', messaging_limit: '10K Customers/24hr' },
    offline_reasons: null,
    url: `https://messaging.twilio.com/v2/Channels/Senders/${sender.sid}`,
  };
}

/** What a create or update answers, before anything has been done. */
export function presentAccepted(
  sender: WhatsAppSender,
  status: SenderStatus | 'ONLINE:UPDATING',
): Record<string, unknown> {
  return { ...presentCommon(sender, status), compliance: null };
}

function presentCommon(sender: WhatsAppSender, status: string): Record<string, unknown> {
  const { webhook, statusCallback, profile } = sender;
  return {
    sid: sender.sid,
    status,
    sender_id: `whatsapp:${sender.number}`,
    configuration: {
      waba_id: sender.wabaId,
      verification_method: sender.verificationMethod,
      verification_code: null,
      voice_application_sid: sender.voiceApplicationSid,
    },
    webhook: {
      callback_url: webhook.url || null,
      callback_method: webhook.method,
      fallback_url: webhook.fallbackUrl || null,
      fallback_method: webhook.fallbackMethod,
      status_callback_url: statusCallback.url || null,
      status_callback_method: statusCallback.method,
    },
    profile: Object.fromEntries(profileFields.map((name) => [name, profile[name] ?? null])),
  };
}
