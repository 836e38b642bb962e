import type { Exchange } from '../../../exchange';
import { callerNameOf, type Holder, lineTypeOf, pumpingRiskOf } from '../../../lookup/packages';
import { type Validation, type ValidNumber, validateNumber } from '../../../lookup/validation';
import { ApiError, notCovered } from '../../errors';
import type { ApiRequest, Route } from '../../route';

/** Every package of data that a lookup may ask for; those that are not asked for are null. */
const packages = [
  'caller_name',
  'sim_swap',
  'call_forwarding',
  'line_status',
  'line_type_intelligence',
  'identity_match',
  'reassigned_number',
  'sms_pumping_risk',
  'phone_number_quality_score',
  'pre_fill',
] as const;

/** How the covered ones are made; `now` is in epoch ms. */
const covered = {
  caller_name: callerNameOf,
  line_type_intelligence: lineTypeOf,
  sms_pumping_risk: (_: ValidNumber, holder: Holder, now: number) => pumpingRiskOf(holder, { now }),
} as const;
type CoveredPackage = keyof typeof covered;

/** What is known about a number. Twilio: "Lookup v2 API". */
export const phoneNumbers: readonly Route[] = [
  {
    operation: 'FetchPhoneNumber',
    host: 'lookups',
    method: 'GET',
    path: '/v2/PhoneNumbers/{PhoneNumber}',
    handle: (request, exchange) => {
      const asked = readFields(request);
      const validation = validateNumber(request.path.PhoneNumber ?? '', {
        country: request.query.get('CountryCode') || 'US',
        isInService: (number) => holderOf(number, exchange).kind !== 'nobody',
      });
      const answer = validation.valid
        ? presentNumber(validation.number, { asked, exchange })
        : presentInvalid(validation);
      const url = `${request.url.origin}/v2/PhoneNumbers/${answer.phone_number}`;
      return { status: 200, json: { ...answer, url } };
    },
  },
];

const withoutPackages = Object.fromEntries(packages.map((name) => [name, null]));

function presentInvalid({ written, errors }: Extract<Validation, { valid: false }>) {
  return {
    calling_country_code: null,
    country_code: null,
    phone_number: written,
    national_format: null,
    valid: false,
    validation_errors: errors,
    ...withoutPackages,
  };
}

function presentNumber(
  number: ValidNumber,
  { asked, exchange }: { asked: readonly CoveredPackage[]; exchange: Exchange },
) {
  const holder = holderOf(number.number, exchange);
  const now = exchange.clock.now();
  const data = asked.map((name) => [name, covered[name](number, holder, now)]);
  return {
    calling_country_code: number.callingCountryCode,
    country_code: number.country,
    phone_number: number.number,
    national_format: number.nationalFormat,
    valid: true,
    validation_errors: [],
    ...withoutPackages,
    ...Object.fromEntries(data),
  };
}

/** The packages of `Fields`; `validation` is the free part that every answer has. */
function readFields({ query }: ApiRequest): CoveredPackage[] {
  const names = (query.get('Fields') ?? '').split(',').map((name) => name.trim());
  return names.flatMap((name): CoveredPackage[] => {
    if (name === '' || name === 'validation') return [];
    if (isCovered(name)) return [name];
    if (packages.some((one) => one === name)) throw notCovered(`the field ${name} of Lookup`);
    throw new ApiError({ code: 20001, message: `Invalid Fields value: ${name}` });
  });
}

function isCovered(name: string): name is CoveredPackage {
  return Object.hasOwn(covered, name);
}

function holderOf(number: string, { state }: Exchange): Holder {
  const phone = state.phones.get(number);
  if (phone) return { kind: 'phone', phone };
  return state.numbers.with(number) ? { kind: 'account' } : { kind: 'nobody' };
}
