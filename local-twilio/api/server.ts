import { Hono } from 'hono';
import type { Exchange } from '../exchange';
import type { Account } from '../state/records';
import { authenticate } from './credentials';
import { ApiError, notCovered, notFound } from './errors';
import { type ApiConnection, isDone, withoutAnswer } from './lost-answer';
import { readBody } from './request-body';
import { type ApiAnswer, type ApiRequest, Parameters, type Route } from './route';
import { subjectOf } from './subject';

/**
 * The REST API on the hosts' own paths. Requests come with `Host: api.twilio.com` and the like; a
 * region or edge in the host name (`api.dublin.ie1.twilio.com`) changes nothing.
 */
export function createApi({
  routes,
  exchange,
}: {
  routes: readonly Route[];
  exchange: Exchange;
}): Hono<{ Bindings: ApiConnection }> {
  const app = new Hono<{ Bindings: ApiConnection }>({ getPath: pathWithHost });
  for (const route of routes) {
    app.on(route.method, `/${route.host}${honoPath(route.path)}`, async (context) => {
      const effect = exchange.faults.apiEffect(route.operation);
      if (effect === undefined)
        return answer(context.req.raw, route, context.req.param(), exchange);
      if (isDone(effect)) await answer(context.req.raw, route, context.req.param(), exchange);
      exchange.timeline.add(
        { kind: 'control', text: `A fault, ${effect}: ${route.operation}` },
        {},
      );
      return withoutAnswer(effect, context.env);
    });
  }
  app.all('*', (context) => refuseUnknown(context.req.raw, exchange, routes));
  app.onError((error) => {
    console.error('The local Twilio failed while it answered an API request.', error);
    return toResponse(answerOf(internalError()));
  });
  return app;
}

/** Whether a `Host` header names a host of Twilio's REST API. */
export function isApiHost(host: string): boolean {
  return /(^|\.)twilio\.com(:\d+)?$/i.test(host);
}

async function answer(
  raw: Request,
  route: Route,
  path: Record<string, string>,
  exchange: Exchange,
): Promise<Response> {
  const startedAt = performance.now();
  const url = new URL(raw.url);
  url.protocol = 'https:';
  const query = new Parameters(url.searchParams);
  const variables = withoutExtension(path);
  let form = new Parameters(new URLSearchParams());
  let result: ApiAnswer;
  let errorCode: number | null = null;
  try {
    const body = await readBody(raw);
    form = body.form;
    const account = accountFor({ raw, route, path, exchange });
    const refusal = exchange.faults.isOverApiLimit(exchange.clock.now())
      ? 429
      : exchange.faults.forApi(route.operation);
    if (refusal) throw refusedByFault(refusal);
    if (account.kind === 'test' && route.openTo !== 'test-credentials') {
      const message = 'Resource not accessible with Test Account Credentials';
      throw new ApiError({ status: 403, code: 20008, message });
    }
    const request: ApiRequest = { account, path: variables, ...body, query, url };
    requireOwnAccount(request);
    result = await exchange.activity.during(async () => route.handle(request, exchange));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    errorCode = error.code;
    result = answerOf(error);
  }
  const text = 'json' in result ? JSON.stringify(result.json) : '';
  exchange.timeline.add(
    {
      kind: 'api',
      exchange: {
        operation: route.operation,
        method: route.method,
        url: url.href,
        parameters: raw.method === 'GET' ? query.toRecord() : form.toRecord(),
        status: result.status,
        responseBody: text,
        durationMs: performance.now() - startedAt,
        errorCode,
      },
    },
    subjectOf({ path: variables, answer: result }),
  );
  return 'json' in result ? jsonResponse(text, result.status) : toResponse(result);
}

/** The account of the credentials; of the path, where the route is open to everyone. */
function accountFor({
  raw,
  route,
  path,
  exchange,
}: {
  raw: Request;
  route: Route;
  path: Record<string, string>;
  exchange: Exchange;
}): Account {
  if (route.openTo === 'everyone') {
    const account = exchange.state.accounts.get(path.AccountSid ?? '');
    if (!account) throw notFound(new URL(raw.url).pathname);
    return account;
  }
  return authenticate(raw.headers.get('authorization') ?? undefined, exchange.state);
}

function answerOf(error: ApiError): ApiAnswer {
  return { status: error.status, json: error.toBody() };
}

function jsonResponse(text: string, status: number): Response {
  return new Response(text, { status, headers: { 'content-type': 'application/json' } });
}

function toResponse(answer: ApiAnswer): Response {
  if ('json' in answer) return jsonResponse(JSON.stringify(answer.json), answer.status);
  if ('bytes' in answer) {
    return new Response(new Uint8Array(answer.bytes), {
      status: answer.status,
      headers: { 'content-type': answer.contentType, ...answer.headers },
    });
  }
  return new Response(null, { status: 204 });
}

/** Sub-accounts are not covered: a path may name only the account of the credentials. */
function requireOwnAccount({ account, path, url }: ApiRequest): void {
  if (path.AccountSid !== undefined && path.AccountSid !== account.sid)
    throw notFound(url.pathname);
}

function refuseUnknown(raw: Request, exchange: Exchange, routes: readonly Route[]): Response {
  const { pathname } = new URL(raw.url);
  const host = raw.headers.get('host') ?? '';
  try {
    authenticate(raw.headers.get('authorization') ?? undefined, exchange.state);
    const sameResource = routes.some(
      (route) => host.startsWith(`${route.host}.`) && resourcePattern(route.path).test(pathname),
    );
    if (!sameResource) throw notCovered(`${raw.method} https://${host}${pathname}`);
    throw raw.method === 'GET'
      ? notFound(pathname)
      : new ApiError({ status: 405, code: 20004, message: 'Method not allowed' });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return toResponse(answerOf(error));
  }
}

function refusedByFault(status: 429 | 500 | 503): ApiError {
  return status === 429
    ? new ApiError({ status, code: 20429, message: 'Too Many Requests' })
    : internalError(status);
}

function internalError(status = 500): ApiError {
  return new ApiError({ status, code: 20500, message: 'An internal server error has occurred' });
}

function pathWithHost(request: Request): string {
  const host = request.headers.get('host') ?? '';
  return `/${host.split('.')[0] ?? ''}${new URL(request.url).pathname}`;
}

/** `/Calls/{Sid}.json` as Hono writes it; the extension stays part of the variable. */
function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}(\.\w+)?/g, (_, name: string, extension?: string) =>
    extension ? `:${name}{[^/]+\\${extension}}` : `:${name}`,
  );
}

function withoutExtension(path: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(path).map(([name, value]) => [name, value.replace(/\.json$/, '')]),
  );
}

function resourcePattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/\./g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}
