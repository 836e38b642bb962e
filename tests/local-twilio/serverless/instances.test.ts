import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { createFunctionsProject } from './functions-project';

const project = createFunctionsProject({
  'functions/quick.js': "exports.handler = (context, event, callback) => callback(null, 'quick');",
  'functions/slow.js': `
    exports.handler = (context, event, callback) => setTimeout(() => callback(null, 'slow'), 80);`,
  'functions/exits.js': 'exports.handler = () => process.exit(0);',
  'functions/throws-later.js': `
    exports.handler = () => setImmediate(() => { throw new Error('too late'); });`,
  'functions/rejects.js': "exports.handler = async () => { throw new Error('nobody listens'); };",
  'functions/broken.js': `
    const settings = {};
    settings.menu.first = 'sales';
    exports.handler = (context, event, callback) => callback(null, 'never');`,
  'functions/broken-without-error.js': "throw 'a word';",
  'functions/throws.js': `
    exports.handler = (context, event, callback) => callback(new RangeError('for a browser'));`,
  'functions/loops.js': 'exports.handler = () => { for (;;); };',
  'functions/forgets.js': 'exports.handler = () => {};',
  'functions/counts.js': `
    let running = 0;
    let most = 0;
    exports.handler = (context, event, callback) => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => { running -= 1; callback(null, String(most)); }, 5);
    };`,
});

let twilio: LocalTwilio;

beforeAll(async () => {
  twilio = await createLocalTwilio({ functionTimeLimitMs: 400 });
  await project.deploy(twilio);
});
afterAll(async () => {
  await twilio.close();
  project.remove();
});

async function ask(path: string): Promise<[status: number, body: string]> {
  const answer = await fetch(`${twilio.functionsUrl}${path}`);
  return [answer.status, await answer.text()];
}

function lastAlert(): { errorCode: number; alertText: string } | undefined {
  return twilio.exchange.state.alerts.list()[0];
}

test.each([
  ['/exits', 'exit code 0'],
  ['/throws-later', 'too late'],
  ['/rejects', 'nobody listens'],
])('%s costs its own request only', async (path, reason) => {
  const [slow, broken, otherSlow] = await Promise.all([ask('/slow'), ask(path), ask('/slow')]);
  expect(broken).toEqual([500, 'Internal Server Error']);
  expect([slow, otherSlow]).toEqual([
    [200, 'slow'],
    [200, 'slow'],
  ]);
  expect(await ask('/quick')).toEqual([200, 'quick']);
  expect(lastAlert()).toMatchObject({ errorCode: 82002 });
  const [line] = twilio.exchange.state.functionLogs.list();
  expect(line).toMatchObject({ level: 'error', message: expect.stringContaining(reason) });
});

test.each([
  ['/broken', /^TypeError: Cannot set .*'first'.*\n +at .*:3:25\)?$/],
  ['/broken-without-error', /^Error: The function threw a word while it was loaded\.$/],
])('what %s throws while it is loaded is in its log, with its place only', async (path, text) => {
  // A second request finds it just as broken.
  for (const answer of [await ask(path), await ask(path)]) expect(answer[0]).toBe(500);
  const [line] = twilio.exchange.state.functionLogs.list();
  expect(line).toMatchObject({ level: 'error', message: expect.stringMatching(text) });
  expect(twilio.exchange.state.alerts.list().slice(0, 2)).toMatchObject([
    { errorCode: 82002 },
    { errorCode: 82005, alertText: `${path}: ${line?.message}` },
  ]);
});

test('an error is in the log also when a browser asked', async () => {
  const headers = {
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36',
  };
  const answer = await fetch(`${twilio.functionsUrl}/throws`, { headers });
  expect(await answer.json()).toMatchObject({ message: 'for a browser' });
  const [line] = twilio.exchange.state.functionLogs.list();
  expect(line?.message).toMatch(/^RangeError: for a browser\n +at /);
});

test('the log of an unhandled rejection names the function and nothing around it', async () => {
  await ask('/rejects');
  const [line] = twilio.exchange.state.functionLogs.list();
  expect(line?.message).toMatch(/^Error: nobody listens\n +at [^\n]+$/);
});

test.each(['/loops', '/forgets'])(
  '%s is ended at the time limit, and others are answered meanwhile',
  async (path) => {
    const [stuck, ...others] = await Promise.all([ask(path), ask('/quick'), ask('/quick')]);
    expect(stuck).toEqual([504, 'Runtime application timed out']);
    expect(others).toEqual([
      [200, 'quick'],
      [200, 'quick'],
    ]);
    expect(lastAlert()).toMatchObject({ errorCode: 82002 });
  },
);

test('an instance has one request at a time', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/counts')));
  expect(new Set(answers.map(([, body]) => body))).toEqual(new Set(['1']));
});
