import { Client } from 'pg';
import { demoNumbers } from '../scripts/start/deploy-front-office';
import { localSecrets } from '../scripts/start/local-secrets';
import { runJobs } from '../scripts/start/minute-job';
import { claimDue } from '../src/messaging/dispatching/row-store';
import { closeDatabaseAt, databaseAt } from '../src/platform/database/connection';
import { createLog } from '../src/platform/log';
import { fillOutbox, planOf, statementsOf } from '../tests/database/query-plans';
import { fictionalNumber } from './fictional-numbers';
import { type MeasuredOffice, openMeasuredOffice } from './front-office';
import { milliseconds, type Row } from './table';

/** Rows of the outbox behind which a message is looked for. */
const history = 1_000_000;
/** Times that the search is run. */
const turns = 100;
/** More than anybody is allowed, so that the dispatcher itself is measured. */
const unlimited = 1_000_000;

/**
 * Sends to 1,000 and to some 10,000 people through the whole deployment: how many a second, and whether one
 * costs more when there are more. Then how the dispatcher's search is planned among a million rows.
 */
export async function benchBulk(): Promise<Row[]> {
  const office = await openMeasuredOffice({ pace: 'manual' });
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
    const small = await sendTo({ office, client, people: 1_000, name: 'small' });
    const large = await sendTo({ office, client, people: 9_800, name: 'large' });
    return [
      { what: 'bulk of 1,000, handed on', measured: `${Math.round(1000 / small)}/s`, aim: '' },
      { what: 'bulk of 9,800, handed on', measured: `${Math.round(1000 / large)}/s`, aim: '' },
      {
        what: 'cost of a message, 9,800 to 1,000',
        measured: `${(large / small).toFixed(2)} times`,
        aim: 'flat: below 1.3',
      },
      ...(await benchPlans(office)),
    ];
  } finally {
    await client.end();
    await office.close();
  }
}

/** @returns ms of each message, from the first to the last that Twilio has */
async function sendTo({
  office,
  client,
  people,
  name,
}: {
  office: MeasuredOffice;
  client: Client;
  people: number;
  name: string;
}): Promise<number> {
  const { twilio } = office;
  // Behind the area code of the front office's own people.
  const numbers = Array.from({ length: people }, (_, index) => fictionalNumber(200 + index));
  const now = new Date(twilio.exchange.clock.now());
  await client.query(
    `insert into outbox (business_id, recipient, idempotency_key, purpose, template, variables, priority,
                         channels, state, due_at, earliest_at, latest_at, created_at)
     select businesses.id, recipient, $2, 'support', 'plain-text', '{"text": "We are closed today."}',
            2, '{sms}', 'pending', $3, $3, $3::timestamptz + interval '1 day', $3
     from businesses cross join unnest($1::text[]) as recipient`,
    [numbers, name, now],
  );
  const secret = localSecrets(office.folder).jobSecret;
  const startedAt = performance.now();
  for (;;) {
    await runJobs({ twilio, secret });
    // What a run could not wait for is looked up after a minute.
    await twilio.passes('2 minutes');
    await runJobs({ twilio, secret });
    const { rows } = await client.query('select from outbox where due_at <= $1 limit 1', [now]);
    if (rows.length === 0) break;
  }
  const each = (performance.now() - startedAt) / people;
  const { rows } = await client.query(
    `select from outbox where idempotency_key = $1 and message_sid is not null`,
    [name],
  );
  if (rows.length !== people) throw new Error(`${rows.length} of ${people} were handed on.`);
  await twilio.passes('10 minutes');
  return each;
}

async function benchPlans(office: MeasuredOffice): Promise<Row[]> {
  const log = createLog({ level: 'error' });
  const database = databaseAt({ url: office.databaseUrl, log });
  const now = new Date(office.twilio.exchange.clock.now());
  const { id: businessId } = await database
    .selectFrom('businesses')
    .select('id')
    .where('phone_number', '=', demoNumbers.business)
    .executeTakeFirstOrThrow();
  await fillOutbox({ database, businessId, rows: history, now });
  const rows: Row[] = [];
  const statements = await statementsOf((transaction) =>
    claimDue({ transaction, businessId, limit: 40, now }),
  );
  for (const statement of statements) {
    const plan = await planOf({ database, statement });
    const startedAt = performance.now();
    for (let turn = 0; turn < turns; turn += 1) await database.executeQuery(statement);
    const each = (performance.now() - startedAt) / turns;
    const way = /Seq Scan on outbox/.test(plan) ? 'reads the whole table' : 'by index';
    rows.push({
      what: 'search for what is due, among 1,000,000 rows',
      measured: `${milliseconds(each)}, ${way}`,
      aim: 'by index',
    });
  }
  await closeDatabaseAt(office.databaseUrl);
  return rows;
}
