import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { createLocalTwilio } from '../local-twilio/local-twilio';
import { fictionalNumber } from './fictional-numbers';
import type { Row } from './table';

const concurrent = 64;
const messages = 10_000;
const from = fictionalNumber(9_999);

/** messages.create over HTTP, with the whole life cycle and signed callbacks to another process. */
export async function benchMessages(): Promise<Row[]> {
  const receiver = fork(join(__dirname, 'callback-receiver.ts'), [], {
    execArgv: ['--import', 'tsx'],
  });
  const [ready] = await once(receiver, 'message');
  const { port } = z.object({ port: z.number() }).parse(ready);
  const twilio = await createLocalTwilio({ pace: 'real-time' });
  const { live } = twilio.accounts;
  const agent = new Agent({ connections: concurrent });
  const post = async (path: string, form: Record<string, string>): Promise<void> => {
    const { statusCode, body } = await request(
      `${twilio.address}/2010-04-01/Accounts/${live.sid}/${path}.json`,
      {
        method: 'POST',
        dispatcher: agent,
        headers: {
          host: 'api.twilio.com',
          authorization: `Basic ${Buffer.from(`${live.sid}:${live.authToken}`).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(form).toString(),
      },
    );
    const text = await body.text();
    if (statusCode !== 201) throw new Error(`${path} answered ${statusCode}: ${text}`);
  };
  await post('IncomingPhoneNumbers', { PhoneNumber: from });
  const send = async (count: number): Promise<number> => {
    const startedAt = performance.now();
    let sent = 0;
    const sender = async (): Promise<void> => {
      while (sent < count) {
        sent += 1;
        await post('Messages', {
          From: from,
          To: fictionalNumber(sent % 9_000),
          Body: 'Your order has shipped.',
          StatusCallback: `http://127.0.0.1:${port}/status`,
        });
      }
    };
    await Promise.all(Array.from({ length: concurrent }, sender));
    const created = performance.now() - startedAt;
    await twilio.exchange.clock.until(
      () =>
        twilio.exchange.clock.nextTimerAt === undefined && twilio.exchange.activity.underWay === 0
          ? true
          : undefined,
      60_000,
    );
    return created;
  };
  await send(1_000);
  receiver.send('reset');
  const startedAt = performance.now();
  const createdMs = await send(messages);
  const settledMs = performance.now() - startedAt;
  receiver.send('count');
  const [answer] = await once(receiver, 'message');
  const { callbacks } = z.object({ callbacks: z.number() }).parse(answer);
  receiver.disconnect();
  await agent.close();
  await twilio.close();
  return [
    {
      what: `messages.create, ${concurrent} at a time`,
      measured: `${Math.round((messages / createdMs) * 1000)}/s`,
      aim: 'above 2,000/s',
    },
    {
      what: 'with all their signed callbacks delivered',
      measured: `${Math.round((messages / settledMs) * 1000)}/s, ${(callbacks / messages).toFixed(1)} callbacks each`,
      aim: '',
    },
  ];
}
