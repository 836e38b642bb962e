import type { ValidateFunction } from 'ajv';
import type { Route } from '../../../local-twilio/api/route';
import { routes } from '../../../local-twilio/api/routes';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { fillAccount } from '../account-with-everything';
import { basic, requestOf } from '../request';
import { routeName } from '../route-name';
import { forms, jsonBodies, type PostedBody } from './forms';
import { type Operation, operationsOf } from './open-api';
import { strictValidator } from './strict-schema';

/**
 * Every covered operation's real answer against Twilio's OpenAPI. It is driven by the routes alone:
 * a new route is tested as soon as it exists, and one that nothing is known of here fails.
 */
const described = routes.filter(({ operation }) => !operation.includes(':'));
const undescribed = routes.filter(({ operation }) => operation.includes(':'));

let local: LocalTwilio;
let sids: ReadonlyMap<string, string>;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  sids = await fillAccount(local);
});

afterEach(() => local.close());

test.each(described.map((route) => [`${route.operation} ${route.method} ${route.path}`, route]))(
  '%s',
  async (_, route) => {
    const operation = operationOf(route);
    expect(operation?.operationId).toBe(route.operation);
    const answer = await requestOf(local, urlOf(route), {
      method: route.method,
      authorization: basic(local.accounts.live.sid, local.accounts.live.authToken),
      ...(route.method === 'POST' || route.method === 'PUT' ? { body: bodyOf(route) } : {}),
    });
    // Some operations have two: 200 where there was nothing to do, 201 where something was made.
    const statuses = [...(operation?.answers.keys() ?? [])];
    expect({ status: answer.status, body: answer.text }).toMatchObject({
      status: statuses.find((status) => status === answer.status) ?? statuses[0],
    });
    const description = operation?.answers.get(answer.status);
    if (!description) {
      expect(answer.text).toBe('');
      return;
    }
    const validate = strictValidator(description);
    validate(JSON.parse(answer.text));
    expect(problemsOf(validate)).toEqual([]);
  },
);

test('a route that is not in Twilio’s OpenAPI says so by its name', () => {
  for (const route of undescribed) {
    expect({ route: route.operation, inOpenApi: operationOf(route) }).toEqual({
      route: route.operation,
    });
  }
});

test('the validator refuses what Twilio would not answer', () => {
  const answer = operationsOf('api')
    .find(({ operationId }) => operationId === 'FetchMessage')
    ?.answers.get(200);
  if (!answer) throw new Error('FetchMessage is not described.');
  const validate = strictValidator(answer);
  const [example] = answer.examples;
  const withExample = (change: object): boolean => validate({ ...Object(example), ...change });
  expect(withExample({})).toBe(true);
  expect(withExample({ status: 'arrived' })).toBe(false);
  expect(withExample({ date_created: '2026-03-02T10:00:00Z' })).toBe(false);
  expect(withExample({ mood: 'good' })).toBe(false);
  expect(validate({ sid: `SM${'0'.repeat(32)}` })).toBe(false);
});

function problemsOf({ errors }: ValidateFunction): string[] {
  return (errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

function operationOf(route: Route): Operation | undefined {
  return operationsOf(route.host).find(
    ({ method, path }) => method === route.method && path === route.path,
  );
}

/** The path with the SIDs of what is in the account. */
function urlOf({ host, path }: Route): string {
  let collection = '';
  const segments = path.split('/').map((segment) => {
    const variable = /^\{\w+\}(\.json)?$/.exec(segment);
    if (!variable) {
      collection =
        segment === 'Versions' ? `${collection} ${segment}` : segment.replace(/\.json$/, '');
      return segment;
    }
    return sidOf(collection, host) + (variable[1] ?? '');
  });
  return `https://${host}.twilio.com${segments.join('/')}`;
}

function bodyOf(route: Route): { type: string; text: string } {
  const name = routeName(route);
  const values = forms[name];
  if (values) return encodeForm(values, route.host);
  const json = jsonBodies[name];
  if (!json) throw new Error(`forms.ts has no request for ${name}.`);
  return { type: 'application/json', text: JSON.stringify(json) };
}

function encodeForm(form: PostedBody, host: Route['host']): { type: string; text: string } {
  const values = Object.entries(form).map(([name, value]): [string, string] => [
    name,
    value.replace(/^\{(.+)\}$/, (_, collection: string) => sidOf(collection, host)),
  ]);
  return {
    type: 'application/x-www-form-urlencoded',
    text: new URLSearchParams(values).toString(),
  };
}

/** Of collections that several hosts have, those of other hosts than the first name theirs. */
function sidOf(collection: string, host: Route['host']): string {
  const sid = sids.get(`${host} ${collection}`) ?? sids.get(collection);
  if (!sid) throw new Error(`account-with-everything.ts makes nothing in "${collection}".`);
  return sid;
}
