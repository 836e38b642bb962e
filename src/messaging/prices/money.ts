import { currency } from './country-prices';

/** An amount in millionths of the currency unit. */
export function microsOf(amount: number): number {
  return Math.round(amount * 1_000_000);
}

/** An amount for programs: `{ amount: '12.4133', currency: 'USD' }`, exact to the hundredth of a cent. */
export function describeAmount(micros: number): { amount: string; currency: string } {
  return { amount: (micros / 1_000_000).toFixed(4), currency };
}

/** An amount for people, rounded up to what their coins can pay: `$12.41`. */
export function describeMicros(micros: number): string {
  const cents = Math.ceil(micros / 10_000);
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(cents / 100);
}

/** The price of one message for people, to the hundredth of a cent: `$0.0128`. */
export function describePrice(micros: number): string {
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: 4,
  }).format(micros / 1_000_000);
}
