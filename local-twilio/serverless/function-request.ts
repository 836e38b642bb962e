import type { Subject } from '../timeline';
import type { OutgoingRequest } from '../webhooks/outcome';

/** A request to a deployed environment, whichever way it came. */
export interface FunctionRequest {
  method: string;
  /** Path without its query. */
  path: string;
  /** Path and query as requested. */
  target: string;
  /** By lower-case name. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** From the local Twilio's own webhooks. */
export function fromWebhook({ method, url, headers, body }: OutgoingRequest): FunctionRequest {
  const { pathname, search } = new URL(url);
  return { method, path: pathname, target: pathname + search, headers, body: Buffer.from(body) };
}

/** From HTTP. */
export async function fromHttp(request: Request): Promise<FunctionRequest> {
  const { pathname, search } = new URL(request.url);
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  return {
    method: request.method,
    path: pathname,
    target: pathname + search,
    headers: Object.fromEntries(request.headers),
    body: hasBody ? Buffer.from(await request.arrayBuffer()) : Buffer.alloc(0),
  };
}

/** The form parameters of a request; none where the body is something else. */
export function formOf({ headers, body }: FunctionRequest): URLSearchParams {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  return new URLSearchParams(isForm ? body.toString('utf8') : '');
}

/** The call or message that a request is about, by Twilio's own parameters. */
export function subjectOf(request: FunctionRequest): Subject {
  const { searchParams } = new URL(request.target, 'https://any');
  const form = formOf(request);
  const value = (name: string): string | null => form.get(name) ?? searchParams.get(name);
  const callSid = value('CallSid');
  const messageSid = value('MessageSid') ?? value('SmsSid');
  return { ...(callSid ? { callSid } : {}), ...(messageSid ? { messageSid } : {}) };
}
