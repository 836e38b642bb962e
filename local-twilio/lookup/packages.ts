import { pricesIn } from '../pricing/country-prices';
import type { LineType, Phone, PumpingRisk } from '../state/phone-records';
import type { ValidNumber } from './validation';

/** Canadian line types need an approval that this account has not (Twilio "Line Type Intelligence"). */
const approvalNeeded = 60601;
/** "Lookup Unsupported Country": caller names exist in the United States only. */
const countryUnsupported = 60607;

/** Twilio "SMS Pumping Risk: Score": 0–59 low, 60–74 mild, 75–89 moderate, 90–100 high. */
const scores: Readonly<Record<PumpingRisk, number>> = { low: 6, mild: 66, moderate: 81, high: 96 };

/** Whose a number is: somebody's phone, the account's own, or nobody's that is known here. */
export type Holder = { kind: 'phone'; phone: Phone } | { kind: 'account' } | { kind: 'nobody' };

/** The package `line_type_intelligence`: mobile, landline, VoIP …, and whose network. */
export function lineTypeOf(number: ValidNumber, holder: Holder): Record<string, unknown> {
  if (number.country === 'CA') {
    return {
      error_code: approvalNeeded,
      mobile_country_code: null,
      mobile_network_code: null,
      carrier_name: null,
      type: null,
    };
  }
  const type = typeOf(number, holder);
  const isOnNetwork = type === 'mobile' || type === 'nonFixedVoip';
  const countryCode = pricesIn(number.country)?.mobileCountryCode ?? null;
  return {
    error_code: null,
    mobile_country_code: countryCode,
    mobile_network_code: isOnNetwork && countryCode !== null ? '999' : null,
    carrier_name: holder.kind === 'account' ? 'Twilio - SMS/MMS-SVR' : 'Local Twilio phone network',
    type,
  };
}

/** The package `caller_name`: who is registered as the number's holder. */
export function callerNameOf(number: ValidNumber, holder: Holder): Record<string, unknown> {
  const unknown = { caller_name: null, caller_type: null };
  if (number.country !== 'US') return { ...unknown, error_code: countryUnsupported };
  return holder.kind === 'phone'
    ? { caller_name: holder.phone.name, caller_type: 'CONSUMER', error_code: null }
    : { ...unknown, caller_type: 'UNDETERMINED', error_code: null };
}

/** The package `sms_pumping_risk`. A number whose risk is high counts as blocked by Fraud Guard. */
export function pumpingRiskOf(holder: Holder, { now }: { now: number }): Record<string, unknown> {
  const risk = holder.kind === 'phone' ? holder.phone.pumpingRisk : 'low';
  const isBlocked = risk === 'high';
  return {
    carrier_risk_category: risk,
    number_blocked: isBlocked,
    number_blocked_date: isBlocked ? new Date(now).toISOString() : null,
    number_blocked_last_3_months: isBlocked,
    sms_pumping_risk_score: scores[risk],
    error_code: null,
  };
}

function typeOf(number: ValidNumber, holder: Holder): LineType {
  if (number.isTollFree) return 'tollFree';
  if (holder.kind === 'account') return 'nonFixedVoip';
  if (holder.kind === 'nobody') return 'unknown';
  return holder.phone.line ?? (holder.phone.texts === 'landline' ? 'landline' : 'mobile');
}
