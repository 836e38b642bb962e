import type { Route } from '../../local-twilio/api/route';
import { routes } from '../../local-twilio/api/routes';

/**
 * What the tables of the tests call a route: its operation, or `<host>:<operation>` where several
 * hosts have one of that name (`messaging:CreateService`, `serverless:CreateService`).
 */
export function routeName({ host, operation }: Route): string {
  const isShared = routes.some((one) => one.operation === operation && one.host !== host);
  return isShared ? `${host}:${operation}` : operation;
}
