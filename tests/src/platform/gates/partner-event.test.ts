import * as z from 'zod/mini';
import type { App } from '../../../../src/platform/app';
import { canonicalJson } from '../../../../src/platform/canonical-json';
import { AppError } from '../../../../src/platform/errors';
import { partnerEvent } from '../../../../src/platform/gates/partner-event';
import { signatureFor } from '../../../../src/platform/gates/partner-signature';
import { callFunction, contextWith } from '../../call-function';
import { partnerSecret } from '../../front-office';
import { useFrontOffice } from '../../use-front-office';

const office = useFrontOffice();

const input = z.strictObject({ name: z.string(), count: z.optional(z.number()) });
type Input = z.infer<typeof input>;

/** What the feature was asked. */
let asked: Input[];
/** What it answers next. */
let answerWith: () => Promise<{ status: number; body: object }>;
let logged: string[];

beforeEach(async () => {
  asked = [];
  logged = [];
  answerWith = async () => ({ status: 201, body: { number: asked.length } });
  jest.spyOn(console, 'error').mockImplementation((line) => logged.push(String(line)));
  await office.app.database.deleteFrom('partner_requests').execute();
});
afterEach(() => jest.restoreAllMocks());

function gate({ app = office.app, largestBody }: { app?: App; largestBody?: number } = {}) {
  return partnerEvent({
    input,
    open: () => app,
    answer: async (request) => {
      asked.push(request);
      return await answerWith();
    },
    ...(largestBody === undefined ? {} : { largestBody }),
  });
}

function signed(body: unknown): Record<string, string> {
  const time = String(office.app.clock.now().getTime() / 1_000);
  const content = { time, path: '/things', body: canonicalJson(body) };
  return { 'x-ringback-signature': signatureFor({ secret: partnerSecret, content }) };
}

async function ask({
  body,
  headers = signed(body),
  handler = gate(),
}: {
  body: object;
  headers?: Record<string, string>;
  handler?: ReturnType<typeof gate>;
}): Promise<{ status: number; body: unknown }> {
  const answer = await callFunction({
    handler,
    context: contextWith({ PATH: '/things' }),
    parameters: body,
    headers,
  });
  expect(answer.type).toBe('application/json');
  return { status: answer.status, body: JSON.parse(answer.body) };
}

function refusal(status: number, code: string) {
  return { status, body: { error: { code, message: expect.any(String) } } };
}

test('a signed request reaches the feature, parsed', async () => {
  expect(await ask({ body: { name: 'one', count: 2 } })).toEqual({
    status: 201,
    body: { number: 1 },
  });
  expect(asked).toEqual([{ name: 'one', count: 2 }]);
});

test('its exact repetition gets the same answer and does nothing', async () => {
  const request = { body: { name: 'one' }, headers: signed({ name: 'one' }) };
  const first = await ask(request);
  office.timePasses(60_000);
  expect(await ask(request)).toEqual(first);
  expect(asked).toHaveLength(1);
});

test('the same request twice at once is answered once', async () => {
  let letAnswer = (): void => {};
  const answered = new Promise<void>((resolve) => {
    letAnswer = resolve;
  });
  answerWith = async () => {
    await answered;
    return { status: 200, body: {} };
  };
  const request = { body: { name: 'one' }, headers: signed({ name: 'one' }) };
  const first = ask(request);
  while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(await ask(request)).toEqual(refusal(409, 'request_under_way'));
  letAnswer();
  expect(await first).toEqual({ status: 200, body: {} });
  expect(asked).toHaveLength(1);
});

test('a request whose function died without an answer may come again', async () => {
  const request = { body: { name: 'one' }, headers: signed({ name: 'one' }) };
  answerWith = () => new Promise(() => {});
  void ask(request);
  while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
  answerWith = async () => ({ status: 200, body: {} });
  office.timePasses(16_000);
  expect(await ask(request)).toEqual({ status: 200, body: {} });
});

test.each([
  ['refused by the feature', new AppError('thing_unknown', 404, 'Name it.'), 404, 'thing_unknown'],
  ['failed by a fault of ours', new Error('the store is down'), 500, 'internal_error'],
  ['failed by an AppError of ours', new AppError('mend_it', 500, 'Mend.'), 500, 'internal_error'],
])('what is %s may be repeated with the same signature', async (_name, error, status, code) => {
  const request = { body: { name: 'one' }, headers: signed({ name: 'one' }) };
  answerWith = async () => {
    throw error;
  };
  expect(await ask(request)).toEqual(refusal(status, code));
  answerWith = async () => ({ status: 200, body: {} });
  expect(await ask(request)).toEqual({ status: 200, body: {} });
});

test('a fault of ours is logged, and not told', async () => {
  answerWith = async () => {
    throw new Error('cannot reach postgres://ringback:swordfish@db.example.com');
  };
  const { body } = await ask({ body: { name: 'one' } });
  expect(JSON.stringify(body)).not.toContain('postgres');
  expect(logged.join()).toMatch(/partner_event_failed.*ringback:•••@/);
});

test.each([
  ['unsigned', () => ({}), 'signature_missing'],
  ['signed for another body', () => signed({ name: 'two' }), 'signature_invalid'],
  ['nonsense', () => ({ 'x-ringback-signature': 'Bearer abc' }), 'signature_invalid'],
])('a request that is %s is refused, and nothing is kept', async (_name, headers, code) => {
  expect(await ask({ body: { name: 'one' }, headers: headers() })).toEqual(refusal(401, code));
  expect(asked).toEqual([]);
  expect(await office.app.database.selectFrom('partner_requests').selectAll().execute()).toEqual(
    [],
  );
});

test('an old signature is refused, also of a request that was answered', async () => {
  const request = { body: { name: 'one' }, headers: signed({ name: 'one' }) };
  await ask(request);
  office.timePasses(5 * 60_000 + 1_000);
  expect(await ask(request)).toEqual(refusal(401, 'signature_expired'));
});

test.each([
  ['a wrong type', { name: 1 }, /name/],
  ['a number as text', { name: 'one', count: '2' }, /count/],
  ['a missing field', {}, /name/],
  ['a field too many', { name: 'one', colour: 'red' }, /colour/],
  ['a list', ['one'], /name/],
])('%s is refused by name, without the value', async (_name, body, message) => {
  const answer = await ask({ body, headers: signed({ ...body }) });
  expect(answer).toEqual(refusal(400, 'request_invalid'));
  expect(JSON.stringify(answer.body)).toMatch(message);
  expect(JSON.stringify(answer.body)).not.toMatch(/red|"2"/);
});

test('a body with a member "request" hides the headers from nobody but its sender', async () => {
  const body = { name: 'one', request: { headers: {} } };
  expect(await ask({ body, headers: signed({ name: 'one' }) })).toEqual(
    refusal(401, 'signature_missing'),
  );
});

test('a body cannot add unsigned values by the name __proto__', async () => {
  const body: object = JSON.parse('{"name":"one","__proto__":{"count":99}}');
  expect(await ask({ body, headers: signed({ name: 'one' }) })).toMatchObject({ status: 201 });
  expect(asked).toEqual([{ name: 'one' }]);
});

test('a body that is too large is refused before its signature is looked at', async () => {
  const body = { name: 'x'.repeat(300 * 1024) };
  expect(await ask({ body, headers: {} })).toEqual(refusal(413, 'body_too_large'));
  const handler = gate({ largestBody: 400 * 1024 });
  expect(await ask({ body, handler })).toMatchObject({ status: 201 });
});

test('a text with a NUL, which Postgres cannot keep, is refused', async () => {
  expect(await ask({ body: { name: 'o\0ne' }, headers: {} })).toEqual(
    refusal(400, 'request_invalid'),
  );
});

test('without strong secrets the gate is closed, and says what to do', async () => {
  const { app } = office;
  const closed = { ...app, environment: { ...app.environment, PARTNER_SECRETS: [] } };
  const answer = await ask({ body: { name: 'one' }, handler: gate({ app: closed }) });
  expect(answer).toEqual(refusal(503, 'gate_closed'));
  expect(JSON.stringify(answer.body)).toContain('PARTNER_SECRETS');
});

test('answers are forgotten when their signatures have expired', async () => {
  await ask({ body: { name: 'one' } });
  office.timePasses(12 * 60_000);
  await ask({ body: { name: 'two' } });
  const kept = await office.app.database.selectFrom('partner_requests').select('answer').execute();
  expect(kept).toEqual([{ answer: '{"number":2}' }]);
});
