import { PGlite } from '@electric-sql/pglite';
import { servePostgres } from './postgres-socket';

/**
 * The program of the local database's process: Postgres in WebAssembly on the folder of the first
 * argument, served on a loopback port. Tells its parent the port, and ends with it.
 */
async function main(): Promise<void> {
  const folder = process.argv[2];
  if (!folder) throw new RangeError('Name the folder of the database.');
  const database = await PGlite.create(folder);
  const server = await servePostgres(database);

  const close = async (): Promise<void> => {
    await server.close();
    await database.close();
    process.exit(0);
  };
  process.on('disconnect', () => void close());
  // Ctrl-C reaches the whole group of processes; the parent decides when the database may go.
  process.on('SIGINT', () => {});
  process.send?.({ port: server.port });
}

main().catch((error: unknown) => {
  process.stderr.write(`The local database did not start: ${String(error)}\n`);
  process.exit(1);
});
