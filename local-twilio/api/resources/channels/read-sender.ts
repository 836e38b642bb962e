import { z } from 'zod';
import { parseAddress } from '../../../messaging/address';
import type { WhatsAppSender } from '../../../state/whatsapp-records';
import { ApiError } from '../../errors';
import type { Parameters } from '../../route';

const text = z.string().nullish();
const address = z
  .url({ protocol: /^https?$/ })
  .max(2048)
  .or(z.literal(''))
  .nullish();
const configuration = z.object({
  waba_id: text,
  verification_method: z.enum(['sms', 'voice']).nullish(),
  verification_code: text,
  voice_application_sid: text,
});
const webhook = z.object({
  callback_url: address,
  callback_method: z.enum(['POST', 'PUT']).nullish(),
  fallback_url: address,
  fallback_method: z.enum(['POST', 'PUT']).nullish(),
  status_callback_url: address,
  status_callback_method: text,
});
const profile = z.record(z.string(), z.unknown());

type Settings = Omit<WhatsAppSender, 'sid' | 'accountSid' | 'number' | 'onlineAt' | 'dateCreated'>;

/** What a sender has of which nothing is said. */
export const usualSettings: Settings = {
  wabaId: null,
  verificationMethod: null,
  voiceApplicationSid: null,
  webhook: { url: '', method: 'POST', fallbackUrl: '', fallbackMethod: 'POST' },
  statusCallback: { url: '', method: 'POST' },
  profile: {},
};

/** The number of a `sender_id` such as "whatsapp:+12025550100", in E.164. Throws ApiError 20001. */
export function readSenderId(form: Parameters): string {
  const senderId = form.get('sender_id') ?? '';
  const sender = parseAddress(senderId);
  if (sender?.channel === 'whatsapp') return sender.number;
  const message = 'sender_id must be a number on WhatsApp, as whatsapp:+12025550100';
  throw new ApiError({ code: 20001, message });
}

/** The settings after a create or update; what is left out stays. Throws ApiError 20001. */
export function readSettings(form: Parameters, current: Settings): Settings {
  const set = readPart(form, { name: 'configuration', schema: configuration });
  const hooks = readPart(form, { name: 'webhook', schema: webhook });
  const { webhook: before, statusCallback } = current;
  return {
    wabaId: set.waba_id ?? current.wabaId,
    verificationMethod: set.verification_method ?? current.verificationMethod,
    voiceApplicationSid: set.voice_application_sid ?? current.voiceApplicationSid,
    webhook: {
      ...before,
      url: hooks.callback_url ?? before.url,
      fallbackUrl: hooks.fallback_url ?? before.fallbackUrl,
    },
    statusCallback: {
      url: hooks.status_callback_url ?? statusCallback.url,
      method: hooks.status_callback_method ?? statusCallback.method,
    },
    profile: { ...current.profile, ...readPart(form, { name: 'profile', schema: profile }) },
  };
}

function readPart<Schema extends z.ZodType>(
  form: Parameters,
  { name, schema }: { name: string; schema: Schema },
): z.output<Schema> {
  const parsed = schema.safeParse(parseJson(form.get(name)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = [name, ...(issue?.path ?? [])].join('.');
  throw new ApiError({ code: 20001, message: `${place}: ${issue?.message ?? 'is not valid'}` });
}

/** What is left out, and null, counts as nothing said. */
function parseJson(part: string | undefined): unknown {
  if (part === undefined || part === 'null') return {};
  try {
    return JSON.parse(part);
  } catch {
    return part;
  }
}
