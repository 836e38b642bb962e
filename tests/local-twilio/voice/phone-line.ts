import {
  createLocalTwilio,
  type LocalTwilio,
  type LocalTwilioOptions,
} from '../../../local-twilio/local-twilio';
import { createSid } from '../../../local-twilio/sids';
import type { IncomingPhoneNumber } from '../../../local-twilio/state/records';

/** A request that the app got from the local Twilio. */
export interface AppRequest {
  method: string;
  path: string;
  url: string;
  parameters: Record<string, string>;
  signature: string;
  /** The local clock's time, epoch ms. */
  at: number;
}

export type AppAnswer =
  | string
  | { status?: number; type?: string; body?: string | Buffer; headers?: Record<string, string> };

/** What the app answers at each path: TwiML verbs without their `<Response>`, or anything else. */
export type App = Record<string, AppAnswer | ((request: AppRequest) => AppAnswer)>;

export interface PhoneLine {
  twilio: LocalTwilio;
  /** The app's requests in order, all or those to one path. */
  requests(path?: string): AppRequest[];
  alertCodes(): number[];
  /** The texts of the alerts, oldest first. */
  alertTexts(): string[];
  addNumber(phoneNumber: string, changes?: Partial<IncomingPhoneNumber>): IncomingPhoneNumber;
}

export const businessNumber = '+12025550100';
export const mayasNumber = '+12025550110';
export const agentsNumber = '+12025550120';
export const secondAgentsNumber = '+12025550121';
export const appUrl = 'https://app.test';

const startsAt = '2026-03-02T10:00:00Z';
const lines: PhoneLine[] = [];

/** A local Twilio with one number, whose calls an app inside the process answers at `/voice`. */
export async function openLine(app: App, options: LocalTwilioOptions = {}): Promise<PhoneLine> {
  const twilio = await createLocalTwilio({ startsAt, ...options });
  const requests: AppRequest[] = [];
  twilio.exchange.transport.serve('app.test', async ({ method, url, headers, body }) => {
    const { pathname, searchParams } = new URL(url);
    const parameters = Object.fromEntries(
      method === 'GET' ? searchParams : new URLSearchParams(body),
    );
    const signature = headers['x-twilio-signature'] ?? '';
    const at = twilio.exchange.clock.now();
    const request = { method, path: pathname, url, parameters, signature, at };
    requests.push(request);
    const entry = app[pathname] ?? { status: 404, body: 'not found' };
    return toHttp(typeof entry === 'function' ? entry(request) : entry);
  });
  const line: PhoneLine = {
    twilio,
    requests: (path) => requests.filter((one) => path === undefined || one.path === path),
    alertCodes: () => alerts(twilio).map(({ errorCode }) => errorCode),
    alertTexts: () => alerts(twilio).map(({ alertText }) => alertText),
    addNumber: (phoneNumber, changes = {}) => addNumber(twilio, phoneNumber, changes),
  };
  line.addNumber(businessNumber);
  lines.push(line);
  return line;
}

afterEach(async () => {
  await Promise.all(lines.splice(0).map(({ twilio }) => twilio.close()));
});

function alerts(twilio: LocalTwilio) {
  return twilio.exchange.state.alerts.list().reverse();
}

function addNumber(
  twilio: LocalTwilio,
  phoneNumber: string,
  changes: Partial<IncomingPhoneNumber>,
): IncomingPhoneNumber {
  const none = { url: '', method: 'POST', fallbackUrl: '', fallbackMethod: 'POST' } as const;
  const now = twilio.exchange.clock.now();
  return twilio.exchange.state.numbers.insert({
    sid: createSid('PN'),
    accountSid: twilio.accounts.live.sid,
    phoneNumber,
    friendlyName: phoneNumber,
    voice: { ...none, url: `${appUrl}/voice` },
    sms: none,
    statusCallback: '',
    statusCallbackMethod: 'POST',
    voiceApplicationSid: '',
    smsApplicationSid: '',
    voiceCallerIdLookup: false,
    dateCreated: now,
    dateUpdated: now,
    ...changes,
  });
}

function toHttp(answer: AppAnswer) {
  if (typeof answer === 'string') return toHttp({ body: `<Response>${answer}</Response>` });
  const { status = 200, type = 'text/xml', body = '', headers = {} } = answer;
  return {
    status,
    headers: { ...(type === '' ? {} : { 'content-type': type }), ...headers },
    body: Buffer.from(body),
  };
}
