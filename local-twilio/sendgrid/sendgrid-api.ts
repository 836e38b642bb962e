import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { type ApiConnection, isDone, withoutAnswer } from '../api/lost-answer';
import type { Exchange } from '../exchange';
import type { State } from '../state/state';
import { sendgridRoutes } from './routes';
import { refusal, SendgridError, sendgridNotCovered } from './sendgrid-error';
import type { SendgridAnswer, SendgridRoute } from './sendgrid-route';

/** A mail with its attachments has at most 30 MB (SendGrid "Mail Send: Limitations"). */
const bodyBytesAtMost = 30 * 1024 * 1024;
const requestsPerPeriod = 600;
const periodMs = 60_000;
const shownCharactersAtMost = 20_000;

/** SendGrid's v3 API, for requests with `Host: api.sendgrid.com`. */
export function createSendgridApi(exchange: Exchange): Hono<{ Bindings: ApiConnection }> {
  const app = new Hono<{ Bindings: ApiConnection }>();
  for (const route of sendgridRoutes) {
    app.on(route.method, route.path.replace(/\{(\w+)\}/, ':$1'), async (context) => {
      const variables: Record<string, string> = context.req.param();
      const [id = ''] = Object.values(variables);
      const effect = exchange.faults.apiEffect(route.operation);
      if (effect === undefined) return answer(context.req.raw, { route, id, exchange });
      if (isDone(effect)) await answer(context.req.raw, { route, id, exchange });
      const text = `A fault, ${effect}: ${route.operation}`;
      exchange.timeline.add({ kind: 'control', text }, {});
      return withoutAnswer(effect, context.env);
    });
  }
  app.all('*', ({ req }) => {
    const what = `${req.method} https://${req.header('host') ?? 'api.sendgrid.com'}${req.path}`;
    return toResponse(answerOf(sendgridNotCovered(what)));
  });
  app.onError((error) => {
    console.error('The local Twilio failed while it answered a request to SendGrid.', error);
    return toResponse(answerOf(refusal(500, 'Internal Server Error')));
  });
  return app;
}

async function answer(
  raw: Request,
  { route, id, exchange }: { route: SendgridRoute; id: string; exchange: Exchange },
): Promise<Response> {
  const startedAt = performance.now();
  let text = '';
  let result: SendgridAnswer;
  try {
    const accountSid = accountOf(raw.headers.get('authorization'), exchange.state);
    text = await readText(raw);
    const fault = exchange.faults.forApi(route.operation);
    if (fault) throw refusedByFault(fault, exchange);
    const body = parseJson(text);
    result = await exchange.activity.during(async () =>
      route.handle({ accountSid, id, body }, exchange),
    );
  } catch (error) {
    if (!(error instanceof SendgridError)) throw error;
    result = answerOf(error);
  }
  exchange.timeline.add(
    {
      kind: 'api',
      exchange: {
        operation: route.operation,
        method: route.method,
        url: urlOf(raw),
        parameters: {},
        ...(text === '' ? {} : { requestBody: shortened(text) }),
        status: result.status,
        responseBody: result.json === undefined ? '' : JSON.stringify(result.json),
        durationMs: performance.now() - startedAt,
        errorCode: null,
      },
    },
    result.subject ?? {},
  );
  return toResponse(result);
}

/** The account of a key (`Authorization: Bearer SG.…`). Throws 401. */
function accountOf(authorization: string | null, { sendgridKeys }: State): string {
  const [scheme = '', given = ''] = (authorization ?? '').split(' ');
  if (scheme.toLowerCase() !== 'bearer') throw refusal(401, 'Permission denied, wrong credentials');
  const key = sendgridKeys.find(({ sid }) => isEqual(sid, given));
  if (key) return key.accountSid;
  throw refusal(401, 'The provided authorization grant is invalid, expired, or revoked');
}

function isEqual(secret: string, given: string): boolean {
  const expected = Buffer.from(secret);
  const actual = Buffer.from(given);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

async function readText(raw: Request): Promise<string> {
  if (raw.method === 'GET') return '';
  const bytes = Buffer.from(await raw.arrayBuffer());
  if (bytes.length > bodyBytesAtMost) throw refusal(413, 'Payload Too Large');
  const contentType = raw.headers.get('content-type') ?? '';
  if (bytes.length > 0 && !/^application\/json\b/i.test(contentType)) {
    throw refusal(415, 'Content-Type should be application/json.');
  }
  return bytes.toString('utf8');
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(400, 'Bad Request');
  }
}

/** For the timeline, which is no place for attachments. */
function shortened(text: string): string {
  return text.length <= shownCharactersAtMost ? text : `${text.slice(0, shownCharactersAtMost)}…`;
}

/** 429 tells when requests are taken again (SendGrid "Rate Limits"). */
function refusedByFault(status: 429 | 500 | 503, { clock }: Exchange): SendgridError {
  if (status !== 429) {
    return refusal(status, status === 503 ? 'Service Unavailable' : 'Internal Server Error');
  }
  return new SendgridError({
    status,
    problems: [{ message: 'too many requests', field: null, help: null }],
    headers: {
      'x-ratelimit-limit': String(requestsPerPeriod),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.ceil((clock.now() + periodMs) / 1000)),
    },
  });
}

function answerOf(error: SendgridError): SendgridAnswer {
  return { status: error.status, json: error.toBody(), headers: { ...error.headers } };
}

function toResponse({ status, json, headers = {} }: SendgridAnswer): Response {
  if (json === undefined) return new Response(null, { status, headers });
  return new Response(JSON.stringify(json), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

function urlOf(raw: Request): string {
  const url = new URL(raw.url);
  return `https://${raw.headers.get('host') ?? url.host}${url.pathname}${url.search}`;
}
