import { Client } from 'pg';

/** Whether the deployment's store has a message that waits for a dispatcher. */
export async function messagesAreDue({
  connectionString,
  now,
}: {
  /** `postgres://…` */
  connectionString: string;
  now: Date;
}): Promise<boolean> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query('select from outbox where due_at <= $1 limit 1', [now]);
    return rows.length > 0;
  } finally {
    await client.end();
  }
}
