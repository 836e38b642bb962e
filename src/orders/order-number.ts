/** An order number without dashes, spaces and case, which people type in any way. */
export function orderLookupKey(orderNumber: string): string {
  return orderNumber.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
