import { routes } from '../../../local-twilio/api/routes';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { fillAccount } from '../account-with-everything';
import { routeName } from '../route-name';
import { sdkFor } from '../sdk';
import { sdkCalls } from './sdk-calls';

/** What Twilio's OpenAPI and thus the SDK does not know (`upload:…`) is tested where it is used. */
const callable = routes.filter(({ operation }) => !operation.includes(':'));

let local: LocalTwilio;
let sids: ReadonlyMap<string, string>;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  sids = await fillAccount(local);
});

afterEach(() => local.close());

test.each(callable.map((route) => [routeName(route), route]))(
  'the SDK makes %s',
  async (name, { operation }) => {
    const call = sdkCalls[name];
    if (!call) throw new Error(`sdk-calls.ts has no call for ${name}.`);
    const before = local.exchange.timeline.list().at(-1)?.id ?? '';
    await call(sdkFor(local), (collection) => {
      const sid = sids.get(collection);
      if (!sid) throw new Error(`account-with-everything.ts makes nothing in "${collection}".`);
      return sid;
    });
    const made = local.exchange.timeline
      .list({ after: before })
      .flatMap((event) => (event.kind === 'api' ? [event.exchange.operation] : []));
    expect(made).toEqual([operation]);
  },
);

test('every SDK call belongs to a route', () => {
  expect(Object.keys(sdkCalls).sort()).toEqual(callable.map(routeName).sort());
});
