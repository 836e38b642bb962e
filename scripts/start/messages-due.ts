import { Pool } from 'pg';

/** Asks the deployment's store whether a message waits for a dispatcher. */
export interface MessagesDue {
  at(now: Date): Promise<boolean>;
  close(): Promise<void>;
}

/** @param connectionString `postgres://…` */
export function messagesDue(connectionString: string): MessagesDue {
  // One connection for all the minutes of a day that the clock may jump over.
  const pool = new Pool({ connectionString, max: 1 });
  // Without a listener, a connection that the server closes while idle would end the process.
  pool.on('error', () => undefined);
  return {
    async at(now) {
      const { rows } = await pool.query('select from outbox where due_at <= $1 limit 1', [now]);
      return rows.length > 0;
    },
    close: () => pool.end(),
  };
}
