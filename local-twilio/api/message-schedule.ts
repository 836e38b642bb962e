import type { MessagingService } from '../state/messaging-records';
import { ApiError } from './errors';
import type { Parameters } from './route';

/** How far ahead a message can be scheduled. Source: Twilio "Message Scheduling". */
const soonestMs = 300_000;
const latestMs = 35 * 86_400_000;

const iso8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * When a message is to go out (epoch ms), `null` for at once. Throws ApiError 35111 (no `SendAt`),
 * 35114 (no time within 300 seconds and 35 days from `now`), 35118 (no Messaging Service) and 35126
 * (`ScheduleType` other than `fixed`).
 */
export function readSendAt(
  form: Parameters,
  { service, now }: { service: MessagingService | null; now: number },
): number | null {
  const sendAt = form.get('SendAt') ?? '';
  const scheduleType = form.get('ScheduleType') ?? '';
  if (sendAt === '' && scheduleType === '') return null;
  if (scheduleType !== 'fixed') {
    const message = `The ScheduleType "${scheduleType}" is not supported. Use "fixed".`;
    throw new ApiError({ code: 35126, message });
  }
  if (sendAt === '') {
    throw new ApiError({ code: 35111, message: 'SendAt timestamp is missing' });
  }
  if (!service) {
    const message = 'MessagingServiceSid is required to schedule a message';
    throw new ApiError({ code: 35118, message });
  }
  const at = iso8601.test(sendAt) ? Date.parse(sendAt) : Number.NaN;
  if (at >= now + soonestMs && at <= now + latestMs) return at;
  const message =
    'SendAt time must be between 300 seconds and 35 days (3024000 seconds) in the future, inclusive.';
  throw new ApiError({ code: 35114, message });
}
