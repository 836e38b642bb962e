import { ApiError } from './errors';
import { magicSender } from './magic-numbers';

const callees: Readonly<Record<string, { code: number; message: (to: string) => string }>> = {
  '+15005550001': {
    code: 21217,
    message: (to) => `The phone number you are attempting to call, ${to}, is not valid.`,
  },
  '+15005550002': {
    code: 21214,
    message: (to) => `The phone number you are attempting to call, ${to}, cannot be reached.`,
  },
  '+15005550003': {
    code: 21215,
    message: (to) =>
      `Account not authorized to call ${to}. Perhaps you need to enable some international permissions: https://www.twilio.com/user/account/international`,
  },
  '+15005550004': {
    code: 21216,
    message: (to) => `The phone number you are attempting to call, ${to}, is blocked.`,
  },
};

/** Refuses numbers as test credentials do. Source: Twilio "Test Credentials", texts partly recorded. */
export function checkMagicCall({ from, to }: { from: string; to: string }): void {
  if (from === '+15005550001') {
    throw new ApiError({ code: 21212, message: `Invalid From Number (caller ID): ${from}` });
  }
  if (from !== magicSender) throw callerNotVerified(from);
  const refusal = callees[to];
  if (refusal) throw new ApiError({ code: refusal.code, message: refusal.message(to) });
}

/** 21210: the caller ID is no number of the account. */
export function callerNotVerified(from: string): ApiError {
  return new ApiError({
    code: 21210,
    message: `The source phone number provided, ${from}, is not yet verified for your account. You may only make calls from phone numbers that you've verified or purchased from Twilio.`,
  });
}
