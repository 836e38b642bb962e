import { ApiError } from './errors';

/** What test credentials answer for a number. Source: Twilio "Test Credentials", texts as recorded. */
interface Refusal {
  status?: number;
  code: number;
  message: (number: string) => string;
}

const messageSenders: Readonly<Record<string, Refusal>> = {
  '+15005550001': {
    code: 21212,
    message: (number) =>
      `The 'From' number ${number} is not a valid phone number, shortcode, or alphanumeric sender ID.`,
  },
  '+15005550008': { status: 429, code: 21611, message: () => 'SMS queue is full.' },
};

const messageRecipients: Readonly<Record<string, Refusal>> = {
  '+15005550001': {
    code: 21211,
    message: (number) => `The 'To' number ${number} is not a valid phone number.`,
  },
  '+15005550002': {
    code: 21612,
    message: (number) => `The 'To' phone number: ${number}, is not currently reachable via SMS.`,
  },
  '+15005550003': {
    code: 21408,
    message: (number) =>
      `Permission to send an SMS has not been enabled for the region indicated by the 'To' number: ${number}.`,
  },
  '+15005550004': {
    code: 21610,
    message: () => 'The message From/To pair violates a blacklist rule.',
  },
  '+15005550009': {
    code: 21614,
    message: (number) => `To number: ${number}, is not a mobile number`,
  },
};

const purchases: Readonly<Record<string, Refusal>> = {
  '+15005550000': { code: 21422, message: (number) => `${number} is not available` },
  '+15005550001': { code: 21421, message: (number) => `${number} is not a valid number` },
};

/** The one number that test credentials may send from and buy. */
export const magicSender = '+15005550006';

/** Refuses a sender as test credentials do: only {@link magicSender} belongs to them. */
export function checkMagicSender(from: string): void {
  refuse(messageSenders, from);
  if (from !== magicSender) throw senderNotOurs(from);
}

export function checkMagicRecipient(to: string): void {
  refuse(messageRecipients, to);
}

export function checkMagicPurchase(phoneNumber: string): void {
  refuse(purchases, phoneNumber);
}

/** 21606: the number is a valid one, but cannot send for this account. */
export function senderNotOurs(from: string): ApiError {
  return new ApiError({
    code: 21606,
    message: `The From phone number ${from} is not a valid, SMS-capable inbound phone number or short code for your account.`,
  });
}

function refuse(refusals: Readonly<Record<string, Refusal>>, number: string): void {
  const refusal = refusals[number];
  if (!refusal) return;
  const { status = 400, code, message } = refusal;
  throw new ApiError({ status, code, message: message(number) });
}
