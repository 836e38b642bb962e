import './twilio-runtime';
import type { FunctionContext, FunctionHandler } from '../../src/platform/functions-runtime';
import {
  accountSid,
  businessNumber,
  jobSecret,
  maya,
  owner,
  partnerSecret,
  sidOf,
} from './front-office';

/** What a function answered. */
export interface Answer {
  status: number;
  type: string | undefined;
  body: string;
}

/** A Postgres that refuses every connection: nothing listens on port 1. */
export const deadDatabase = 'postgres://nobody:nothing@127.0.0.1:1/none';

/** The environment of a function, with parts replaced; undefined removes one. */
export function contextWith(change: Record<string, string | undefined> = {}): FunctionContext {
  return {
    ACCOUNT_SID: accountSid,
    DOMAIN_NAME: 'ringback-test.twil.io',
    PATH: '/voice/menu',
    SERVICE_SID: undefined,
    ENVIRONMENT_SID: undefined,
    DATABASE_URL: deadDatabase,
    BUSINESS_PHONE_NUMBER: businessNumber,
    FRONT_DESK_PHONE_NUMBER: owner,
    JOB_SECRET: jobSecret,
    PARTNER_SECRETS: partnerSecret,
    LOG_LEVEL: 'error',
    getTwilioClient() {
      throw new Error('This test reaches no Twilio.');
    },
    ...change,
  };
}

export const callParameters = {
  AccountSid: accountSid,
  CallSid: sidOf('CA', 1),
  From: maya,
  To: businessNumber,
  CallStatus: 'in-progress',
};

/** Runs a function as the platform does. Throws unless it ends in exactly one callback. */
export async function callFunction({
  handler,
  context = contextWith(),
  parameters,
  headers = {},
}: {
  handler: FunctionHandler;
  context?: FunctionContext;
  /** Query and body, also the members of a JSON body. */
  parameters: object;
  /** By lower-case name. */
  headers?: Record<string, string>;
}): Promise<Answer> {
  const answers: Answer[] = [];
  // As the runtime handler does it, so that a body may spoil what it spoils there.
  const event = Object.assign({ request: { headers, cookies: {} } }, parameters);
  await handler(context, event, (error, payload) => {
    if (error !== null) throw new Error('The function ended with an error.');
    answers.push(readResponse(payload));
  });
  const [answer] = answers;
  if (!answer || answers.length > 1) throw new Error(`It called back ${answers.length} times.`);
  return answer;
}

function readResponse(payload: unknown): Answer {
  if (!(payload instanceof Twilio.Response))
    throw new Error('It answered with no Twilio.Response.');
  const read = (name: string): unknown => Reflect.get(payload, name);
  const type: unknown = Reflect.get(Object(read('headers')), 'Content-Type');
  return {
    status: Number(read('statusCode')),
    type: typeof type === 'string' ? type : undefined,
    body: String(read('body')),
  };
}
