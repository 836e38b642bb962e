import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** As many as the functions host may have instances, and some for people who look inside. */
const connectionsAtMost = 50;

/**
 * The program of the local database's process: Postgres in WebAssembly on the folder of the first
 * argument, served on a loopback port. Tells its parent the port, and ends with it.
 */
async function main(): Promise<void> {
  const folder = process.argv[2];
  if (!folder) throw new RangeError('Name the folder of the database.');
  const database = await PGlite.create(folder);
  const server = new PGLiteSocketServer({
    db: database,
    host: '127.0.0.1',
    port: 0,
    maxConnections: connectionsAtMost,
  });
  await server.start();
  const port = Number(server.getServerConn().split(':').at(-1));

  const close = async (): Promise<void> => {
    await server.stop();
    await database.close();
    process.exit(0);
  };
  process.on('disconnect', () => void close());
  // Ctrl-C reaches the whole group of processes; the parent decides when the database may go.
  process.on('SIGINT', () => {});
  process.send?.({ port });
}

main().catch((error: unknown) => {
  process.stderr.write(`The local database did not start: ${String(error)}\n`);
  process.exit(1);
});
