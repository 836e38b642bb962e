import { z } from 'zod';

const errorCode = z.int().min(10_000, 'An error code of Twilio, such as 30008').max(99_999);

/** How texts can fare that do not simply arrive. */
export const strangeTexts = z.union(
  [
    z.enum([
      'slow',
      'landline',
      'unreachable',
      'filtered',
      'drops',
      'reports-twice',
      'reports-out-of-order',
    ]),
    z.strictObject({ deliversAfterMinutes: z.number().min(0).max(10_000) }),
    z.strictObject({ refusedWith: errorCode, as: z.enum(['undelivered', 'failed']).optional() }),
  ],
  {
    error:
      'How texts fare is delivers, slow, landline, unreachable, filtered, drops, reports-twice, reports-out-of-order, {"deliversAfterMinutes": 30} or {"refusedWith": 30008}',
  },
);

/** How texts to a phone fare. */
export const textBehaviour = z.union([z.literal('delivers'), strangeTexts], {
  error:
    'texts is delivers, slow, landline, unreachable, filtered, drops, reports-twice, reports-out-of-order, {"deliversAfterMinutes": 30} or {"refusedWith": 30008}',
});
