import { parseAddress } from '../messaging/address';
import type { Account } from '../state/records';
import type { State } from '../state/state';
import { ApiError } from './errors';
import { checkMagicPurchase, magicSender } from './magic-numbers';
import type { Parameters } from './route';

/** The area code in which Twilio's test credentials find nothing. */
const emptyAreaCode = '533';

/**
 * The number that a request buys: the one it names, or a free one of an area code. Throws 21421
 * (no number), 21422 (not available) and 21452 (none in the area). Twilio: "IncomingPhoneNumber".
 */
export function choosePhoneNumber(
  form: Parameters,
  { account, state }: { account: Account; state: State },
): string {
  const phoneNumber = form.get('PhoneNumber');
  if (phoneNumber !== undefined) return checkedNumber(phoneNumber, { account, state });
  const areaCode = form.get('AreaCode');
  if (areaCode === undefined) {
    throw new ApiError({ code: 21421, message: 'A PhoneNumber or an AreaCode is required' });
  }
  return freeNumberIn(areaCode, { account, state });
}

/** As people write a North American number, which is a new number's name: "(202) 555-0100". */
export function nationalFormat(phoneNumber: string): string {
  return phoneNumber.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
}

function checkedNumber(
  written: string,
  { account, state }: { account: Account; state: State },
): string {
  const address = parseAddress(written);
  if (address?.channel !== 'sms') {
    throw new ApiError({ code: 21421, message: `${written} is not a valid number` });
  }
  const { number } = address;
  if (account.kind === 'test') checkMagicPurchase(number);
  const isTaken = account.kind === 'test' ? number !== magicSender : state.numbers.with(number);
  if (isTaken) throw new ApiError({ code: 21422, message: `${number} is not available` });
  return number;
}

/** Numbers that nobody has: 555-0100 to 555-0199 of an area code are kept for fiction. */
function freeNumberIn(
  areaCode: string,
  { account, state }: { account: Account; state: State },
): string {
  if (!/^[2-9]\d{2}$/.test(areaCode)) {
    throw new ApiError({ code: 21451, message: `${areaCode} is not a valid area code` });
  }
  if (areaCode !== emptyAreaCode) {
    if (account.kind === 'test') return magicSender;
    for (let line = 100; line < 200; line += 1) {
      const number = `+1${areaCode}5550${line}`;
      if (!state.numbers.with(number) && !state.phones.get(number)) return number;
    }
  }
  throw new ApiError({ code: 21452, message: `No phone numbers found in area code ${areaCode}` });
}
