import { z } from 'zod';
import type { Exchange } from '../exchange';
import { phoneNumber } from './phone-number';
import { textBehaviour } from './text-behaviour-schema';

const behaviour = z.strictObject({
  calls: z
    .enum(['rings', 'answers', 'busy', 'no-answer', 'rejects', 'unreachable', 'answering-machine'])
    .exactOptional(),
  texts: textBehaviour.exactOptional(),
  whatsapp: z
    .union([
      z.enum(['reads', 'leaves-unread', 'unreachable', 'has-none']),
      z.strictObject({ refusedWith: z.number().int().min(10_000).max(999_999) }),
    ])
    .exactOptional(),
  mail: z.enum(['arrives', 'slow', 'bounces']).exactOptional(),
  line: z
    .enum([
      'mobile',
      'landline',
      'fixedVoip',
      'nonFixedVoip',
      'personal',
      'tollFree',
      'premium',
      'sharedCost',
      'uan',
      'voicemail',
      'pager',
      'unknown',
    ])
    .nullable()
    .exactOptional(),
  pumpingRisk: z.enum(['low', 'mild', 'moderate', 'high']).exactOptional(),
});
const email = z.email('An e-mail address looks like maya@example.com').max(254).nullable();
const label = z.string().trim().min(1).max(60, 'At most 60 characters');
/** The body of `POST /local/phones`. */
export const phoneToAdd = (exchange: Exchange) =>
  z.strictObject({
    number: phoneNumber(exchange),
    name: label,
    role: label.default('customer'),
    email: email.default(null),
    behaviour: behaviour.default({}),
  });
/** The body of `PATCH /local/phones/{number}`. */
export const phoneChanges = z.strictObject({
  name: label.exactOptional(),
  role: label.exactOptional(),
  email: email.exactOptional(),
  behaviour: behaviour.exactOptional(),
});
