import type { App } from '../../../../src/platform/app';
import { scheduledJob } from '../../../../src/platform/gates/scheduled-job';
import { callFunction, contextWith } from '../../call-function';
import { jobSecret } from '../../front-office';
import { useFrontOffice } from '../../use-front-office';

const office = useFrontOffice();

let runs: number;
let runWith: () => Promise<object>;

beforeEach(async () => {
  runs = 0;
  runWith = async () => ({ done: runs });
  jest.spyOn(console, 'error').mockImplementation(() => {});
  await office.app.database.deleteFrom('job_leases').execute();
});
afterEach(() => jest.restoreAllMocks());

async function call({
  authorization = `Bearer ${jobSecret}`,
  app = office.app,
}: {
  authorization?: string | undefined;
  app?: App;
} = {}): Promise<{ status: number; body: unknown }> {
  const handler = scheduledJob({
    open: () => app,
    run: async () => {
      runs += 1;
      return await runWith();
    },
  });
  const answer = await callFunction({
    handler,
    context: contextWith({ PATH: '/jobs/run' }),
    parameters: {},
    headers: authorization === undefined ? {} : { authorization },
  });
  return { status: answer.status, body: JSON.parse(answer.body) };
}

test('a cron service with the secret starts a run, and again when it has ended', async () => {
  expect(await call()).toEqual({ status: 200, body: { done: 1 } });
  expect(await call()).toEqual({ status: 200, body: { done: 2 } });
});

test.each([
  ['none', ''],
  ['another', `Bearer ${'x'.repeat(jobSecret.length)}`],
  ['the beginning of ours', `Bearer ${jobSecret.slice(0, -1)}`],
  ['ours and more', `Bearer ${jobSecret}1`],
  ['ours by another scheme', `Basic ${jobSecret}`],
])('a secret that is %s starts nothing', async (_name, authorization) => {
  expect(await call({ authorization })).toMatchObject({
    status: 401,
    body: { error: { code: 'secret_invalid' } },
  });
  expect(runs).toBe(0);
});

test('without a strong secret the gate is closed, whatever is sent', async () => {
  const { app } = office;
  const environment = { ...app.environment, JOB_SECRET: undefined };
  const answer = await call({ app: { ...app, environment }, authorization: 'Bearer undefined' });
  expect(answer).toMatchObject({ status: 503, body: { error: { code: 'gate_closed' } } });
  expect(runs).toBe(0);
});

test.each([
  ['a minute ahead, by another server', 60_000, { skipped: 'another run is under way' }],
  ['later, before the clock was put back', 60_001, { done: 1 }],
])('a lease that was taken %s', async (_when, ahead, body) => {
  const { clock, database } = office.app;
  const expiresAt = new Date(clock.now().getTime() + 12_000 + ahead);
  const lease = { name: '/jobs/run', holder: 'another', expires_at: expiresAt };
  await database.insertInto('job_leases').values(lease).execute();
  expect(await call()).toEqual({ status: 200, body });
});

test('a call during a run is told so and does nothing', async () => {
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  runWith = async () => {
    await ended;
    return {};
  };
  const first = call();
  while (runs === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(await call()).toEqual({ status: 200, body: { skipped: 'another run is under way' } });
  end();
  expect(await first).toEqual({ status: 200, body: {} });
  expect(runs).toBe(1);
});

test('a run that died keeps others away no longer than a function lives', async () => {
  runWith = () => new Promise(() => {});
  void call();
  while (runs === 0) await new Promise((resolve) => setImmediate(resolve));
  runWith = async () => ({});
  office.timePasses(11_000);
  expect(await call()).toMatchObject({ body: { skipped: expect.any(String) } });
  office.timePasses(1_000);
  expect(await call()).toEqual({ status: 200, body: {} });
});

test('a run that failed is told by its status, and the next one starts', async () => {
  runWith = async () => {
    throw new Error('the store is down');
  };
  expect(await call()).toMatchObject({ status: 500, body: { error: { code: 'internal_error' } } });
  runWith = async () => ({});
  expect(await call()).toEqual({ status: 200, body: {} });
});
