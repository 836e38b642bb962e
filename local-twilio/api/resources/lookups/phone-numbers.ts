import type { Exchange } from '../../../exchange';
import { callerNameOf, type Holder, lineTypeOf, pumpingRiskOf } from '../../../lookup/packages';
import { validateNumber } from '../../../lookup/validation';
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
type Package = (typeof packages)[number];

const covered: ReadonlySet<Package> = new Set([
  'caller_name',
  'line_type_intelligence',
  'sms_pumping_risk',
]);

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
      const nothing = Object.fromEntries(packages.map((name) => [name, null]));
      const url = `${request.url.origin}/v2/PhoneNumbers/`;
      if (!validation.valid) {
        const { written, errors } = validation;
        const json = {
          calling_country_code: null,
          country_code: null,
          phone_number: written,
          national_format: null,
          valid: false,
          validation_errors: errors,
          ...nothing,
          url: url + written,
        };
        return { status: 200, json };
      }
      const { number } = validation;
      const holder = holderOf(number.number, exchange);
      const data: Record<string, () => unknown> = {
        caller_name: () => callerNameOf(number, holder),
        line_type_intelligence: () => lineTypeOf(number, holder),
        sms_pumping_risk: () => pumpingRiskOf(holder, { now: exchange.clock.now() }),
      };
      const json = {
        calling_country_code: number.callingCountryCode,
        country_code: number.country,
        phone_number: number.number,
        national_format: number.nationalFormat,
        valid: true,
        validation_errors: [],
        ...nothing,
        ...Object.fromEntries(asked.map((name) => [name, data[name]?.() ?? null])),
        url: url + number.number,
      };
      return { status: 200, json };
    },
  },
];

/** The packages of `Fields`; `validation` is the free part that every answer has. */
function readFields({ query }: ApiRequest): Package[] {
  const names = (query.get('Fields') ?? '').split(',').map((name) => name.trim());
  return names.flatMap((name): Package[] => {
    if (name === '' || name === 'validation') return [];
    const found = packages.find((one) => one === name);
    if (!found) throw new ApiError({ code: 20001, message: `Invalid Fields value: ${name}` });
    if (!covered.has(found)) throw notCovered(`the field ${name} of Lookup`);
    return [found];
  });
}

function holderOf(number: string, { state }: Exchange): Holder {
  const phone = state.phones.get(number);
  if (phone) return { kind: 'phone', phone };
  return state.numbers.with(number) ? { kind: 'account' } : { kind: 'nobody' };
}
