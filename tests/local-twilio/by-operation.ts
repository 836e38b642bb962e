import type { Route } from '../../local-twilio/api/route';

/**
 * The key under which a table of these tests has something about a route: its operationId, or, where
 * another product has an operation of that name too, the host and the operationId
 * ("messaging.CreateService").
 */
export function operationKey(
  { host, operation }: Pick<Route, 'host' | 'operation'>,
  table: Readonly<Record<string, unknown>>,
): string {
  const qualified = `${host}.${operation}`;
  return qualified in table ? qualified : operation;
}
