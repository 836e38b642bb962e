import { Agent, request } from 'undici';
import { createSid } from '../local-twilio/sids';
import { signatureOf } from '../local-twilio/webhooks/signature';
import { demoNumbers } from '../scripts/start/deploy-front-office';
import { fictionalNumber } from './fictional-numbers';
import type { MeasuredOffice } from './front-office';
import { milliseconds, percentile, type Row } from './table';

const concurrent = 50;
/** So many that all instances run and V8 has compiled what is hot. */
const warmUpRequests = 2_000;

/**
 * Signed webhooks over HTTP to the functions host, each from another caller: one at a time, as long
 * as an answer takes by itself, and 50 at a time, which is as fast as the machine can.
 */
export async function benchWarmWebhooks(office: MeasuredOffice): Promise<Row[]> {
  const rows: Row[] = [];
  for (const path of ['/voice/incoming', '/messaging/incoming']) {
    await sendMany({ office, path, senders: concurrent, count: warmUpRequests });
    rows.push(
      await measured({ office, path, senders: 1, count: 500 }),
      await measured({ office, path, senders: concurrent, count: 3_000 }),
    );
  }
  return rows;
}

interface Load {
  office: MeasuredOffice;
  path: string;
  senders: number;
  count: number;
}

async function measured(load: Load): Promise<Row> {
  const startedAt = performance.now();
  const times = await sendMany(load);
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    what: `${load.path}, ${load.senders} at a time`,
    measured:
      `${Math.round(load.count / seconds)}/s, p50 ${milliseconds(percentile(times, 0.5))}, ` +
      `p99 ${milliseconds(percentile(times, 0.99))}`,
    aim: 'p99 under 25 ms',
  };
}

async function sendMany({ office, path, senders, count }: Load): Promise<number[]> {
  const agent = new Agent({ connections: senders });
  const times: number[] = [];
  let sent = 0;
  const sender = async (): Promise<void> => {
    while (sent < count) {
      sent += 1;
      const startedAt = performance.now();
      await sendOne({ office, path, caller: sent, agent });
      times.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  await agent.close();
  return times;
}

async function sendOne({
  office: { twilio, domainName },
  path,
  caller,
  agent,
}: {
  office: MeasuredOffice;
  path: string;
  caller: number;
  agent: Agent;
}): Promise<void> {
  const parameters = parametersOf({ path, caller, accountSid: twilio.accounts.live.sid });
  const { statusCode, body } = await request(`${twilio.functionsUrl}${path}`, {
    method: 'POST',
    dispatcher: agent,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signatureOf({
        authToken: twilio.accounts.live.authToken,
        url: `https://${domainName}${path}`,
        parameters,
      }),
    },
    body: new URLSearchParams(parameters).toString(),
  });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${text}`);
}

function parametersOf({
  path,
  caller,
  accountSid,
}: {
  path: string;
  caller: number;
  accountSid: string;
}): Record<string, string> {
  const from = fictionalNumber(caller);
  const both = {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    From: from,
    To: demoNumbers.business,
  };
  if (path.startsWith('/voice/')) {
    return {
      ...both,
      CallSid: createSid('CA'),
      CallStatus: 'ringing',
      Direction: 'inbound',
      Caller: from,
      Called: demoNumbers.business,
    };
  }
  const sid = createSid('SM');
  return {
    ...both,
    MessageSid: sid,
    SmsSid: sid,
    SmsMessageSid: sid,
    SmsStatus: 'received',
    Body: 'MENU',
    NumMedia: '0',
    NumSegments: '1',
  };
}
