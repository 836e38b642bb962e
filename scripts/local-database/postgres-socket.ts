import { createServer, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { createMessageReader } from './wire-messages';

/** A Postgres on a loopback port. */
export interface PostgresSocket {
  port: number;
  close(): Promise<void>;
}

interface Connection {
  socket: Socket;
  isClosed: boolean;
}

/** Messages of one connection that nobody else's may come between. */
interface Unit {
  connection: Connection;
  messages: Uint8Array[];
  /** False after a Flush: the connection has not yet sent the Sync that ends its query. */
  endsQuery: boolean;
}

/**
 * Serves PGlite, which has a single session, to many connections at once. They take turns: a query
 * with its parameters (Parse, Bind, Execute … Sync) and a transaction belong to one connection from
 * beginning to end. `@electric-sql/pglite-socket` 0.2 lets others in between the messages of a query,
 * and the unnamed statement is then no longer the own one ("unnamed prepared statement does not
 * exist"). PostgreSQL: "Frontend/Backend Protocol, Message Flow".
 */
export async function servePostgres(database: PGlite): Promise<PostgresSocket> {
  const waiting: Unit[] = [];
  const connections = new Set<Connection>();
  let holder: Connection | undefined;
  let isRunning = false;

  function next(): Unit | undefined {
    if (!holder) return waiting.shift();
    const index = waiting.findIndex((unit) => unit.connection === holder);
    return index === -1 ? undefined : waiting.splice(index, 1)[0];
  }

  async function runWaiting(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    try {
      for (let unit = next(); unit; unit = next()) {
        await run(database, unit);
        const holds = database.isInTransaction() || !unit.endsQuery;
        holder = holds ? unit.connection : undefined;
        if (unit.connection.isClosed) await giveUp(unit.connection);
      }
    } finally {
      isRunning = false;
    }
  }

  /** A connection that went away in the middle of a transaction has not committed it. */
  async function giveUp(connection: Connection): Promise<void> {
    if (holder !== connection) return;
    if (database.isInTransaction()) await database.exec('rollback');
    holder = undefined;
  }

  async function leave(connection: Connection): Promise<void> {
    connection.isClosed = true;
    connections.delete(connection);
    const others = waiting.filter((unit) => unit.connection !== connection);
    waiting.splice(0, waiting.length, ...others);
    if (isRunning) return;
    await giveUp(connection);
    await runWaiting();
  }

  const server = createServer((socket) => {
    const connection: Connection = { socket, isClosed: false };
    connections.add(connection);
    socket.setNoDelay(true);
    const reader = createMessageReader({
      onRefusedEncryption: () => socket.write('N'),
      onEnd: () => socket.end(),
      onUnit: ({ messages, endsQuery }) => {
        waiting.push({ connection, messages, endsQuery });
        runWaiting().catch((error: unknown) => socket.destroy(asError(error)));
      },
    });
    socket.on('data', (bytes) => reader.read(bytes));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      leave(connection).catch((error: unknown) => server.emit('error', error));
    });
  });
  const port = await listen(server);
  return {
    port,
    async close() {
      for (const { socket } of connections) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function run(database: PGlite, { connection, messages }: Unit): Promise<void> {
  const onRawData = (bytes: Uint8Array): void => {
    if (!connection.isClosed) connection.socket.write(Buffer.from(bytes));
  };
  try {
    await database.runExclusive(async () => {
      await database.execProtocolRawStream(Buffer.concat(messages), { onRawData });
    });
  } catch (error) {
    connection.socket.destroy(asError(error));
  }
}

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('The database has no port.'));
    });
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
