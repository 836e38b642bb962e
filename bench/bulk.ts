import { setTimeout as realDelay } from 'node:timers/promises';
import { Client } from 'pg';
import { sendPartnerRequest } from '../scripts/partner-request/send-partner-request';
import { localSecrets } from '../scripts/start/local-secrets';
import { runJobs } from '../scripts/start/minute-job';
import { fictionalNumber } from './fictional-numbers';
import { type MeasuredOffice, openMeasuredOffice } from './front-office';
import type { Row } from './table';

/** More than anybody is allowed, so that the dispatcher itself is measured. */
const unlimited = 1_000_000;
const small = 1_000;
const large = 10_000;
/** ms between two looks at how far a broadcast is. */
const pause = 100;
/** ms in which every batch ends: when nothing has moved for so long, what is left waits for its time. */
const stillness = 3_000;

/** Minutes of the local clock in which every message must be delivered. */
const patience = 60;
/** On the East Coast, so that nobody in North America sleeps. */
const afternoon = '2026-11-24T15:00:00-05:00';

/** ms a message. */
interface Cost {
  /** From the request until Twilio has the last one. */
  handedOn: number;
  /** From the request until the last one is known to be delivered. */
  delivered: number;
}

/**
 * Sends to 1,000 and to 10,000 people by a broadcast, through the whole deployment: how many messages a
 * second, and whether one costs more when there are more.
 */
export async function benchBulk(): Promise<Row[]> {
  const office = await openMeasuredOffice({ pace: 'manual', startsAt: afternoon });
  const client = new Client({ connectionString: office.databaseUrl });
  await client.connect();
  try {
    await client.query('update senders set messages_per_second = $1', [unlimited]);
    // A day's budget would end the large one before its time.
    await client.query(
      `insert into spending (business_id, day, micros)
       select id, to_char($1::timestamptz at time zone time_zone, 'YYYY-MM-DD'), -1000000000000
       from businesses`,
      [new Date(office.twilio.exchange.clock.now())],
    );
    const few = await sendTo({ office, client, people: small });
    const many = await sendTo({ office, client, people: large });
    return [
      rateOf({ what: 'broadcast to 1,000', cost: few }),
      rateOf({ what: 'broadcast to 10,000', cost: many }),
      {
        what: 'cost of a message, 10,000 against 1,000',
        measured: `${ratio(many.handedOn, few.handedOn)} / ${ratio(many.delivered, few.delivered)}`,
        aim: 'about 1 (flat)',
      },
    ];
  } finally {
    await client.end();
    await office.close();
  }
}

function rateOf({ what, cost }: { what: string; cost: Cost }): Row {
  const perSecond = (each: number): string => Math.round(1_000 / each).toLocaleString('en');
  return {
    what: `${what}: handed on / delivered`,
    measured: `${perSecond(cost.handedOn)} / ${perSecond(cost.delivered)} a second`,
    aim: '',
  };
}

function ratio(one: number, other: number): string {
  return `${(one / other).toFixed(2)} ×`;
}

/** Sends one broadcast and waits until everybody has it. @throws Error when somebody does not get it */
async function sendTo({
  office,
  client,
  people,
}: {
  office: MeasuredOffice;
  client: Client;
  people: number;
}): Promise<Cost> {
  const { twilio, folder } = office;
  const { jobSecret: secret, partnerSecret } = localSecrets(folder);
  const reference = `to-${people}`;
  const startedAt = performance.now();
  const elapsed = (): number => (performance.now() - startedAt) / people;
  const created = await sendPartnerRequest({
    url: twilio.functionsUrl,
    secret: partnerSecret,
    path: '/broadcasts',
    body: {
      action: 'create',
      reference,
      template: 'plain-text',
      purpose: 'appointments',
      variables: { text: 'Northside Clinic is closed today because of the snow.' },
      channel: 'sms',
      // Behind the area codes of the front office's own people.
      recipients: Array.from({ length: people }, (_, index) => ({
        phoneNumber: fictionalNumber(200 + index),
      })),
    },
    now: new Date(twilio.exchange.clock.now()),
  });
  if (created.status !== 201) throw new Error(`The broadcast was refused: ${created.text}`);

  let last = await progressOf({ client, reference });
  let changedAt = performance.now();
  while (last.waiting > 0) {
    await runJobs({ twilio, secret });
    await realDelay(pause);
    const now = await progressOf({ client, reference });
    if (now.waiting !== last.waiting) changedAt = performance.now();
    // What a run had no time to hear the answer to is looked up after a minute.
    else if (performance.now() - changedAt > stillness) await twilio.passes('1 minute');
    last = now;
  }
  const handedOn = elapsed();
  for (let minutes = 0; last.unfinished > 0 && minutes < patience; minutes += 1) {
    await twilio.passes('1 minute');
    await runJobs({ twilio, secret });
    last = await progressOf({ client, reference });
  }
  const delivered = elapsed();
  if (last.delivered !== people) throw new Error(`${last.delivered} of ${people} were delivered.`);
  return { handedOn, delivered };
}

/** How far a broadcast is, in messages. */
interface Progress {
  /** Not yet at Twilio. */
  waiting: number;
  /** Of which it is not known whether they came. */
  unfinished: number;
  delivered: number;
}

// Not by the API, which gives the same answer to the same request of the same second.
async function progressOf({
  client,
  reference,
}: {
  client: Client;
  reference: string;
}): Promise<Progress> {
  const { rows } = await client.query<Progress>(
    `select
       count(*) filter (where outbox.state in ('pending', 'sending'))::int as waiting,
       count(*) filter (where outbox.state in ('pending', 'sending', 'sent'))::int as unfinished,
       count(*) filter (where outbox.state = 'delivered')::int as delivered
     from broadcasts join outbox on outbox.broadcast_id = broadcasts.id
     where broadcasts.reference = $1`,
    [reference],
  );
  const [progress] = rows;
  if (!progress) throw new Error('A count has a row.');
  return progress;
}
