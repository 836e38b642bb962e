import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { migrate } from '../../src/platform/database/migrate';

/**
 * The program of a test database's process: PGlite cannot load inside jest's sandbox, and its
 * queries would hold up the test. Arguments: the migrations' folder and the file of the dump, or
 * none of them for a database without tables. Tells its parent the port, and ends with it.
 */
async function main(): Promise<void> {
  process.on('disconnect', () => process.exit(0));
  const [, , folder, dumpFile] = process.argv;
  const database =
    folder && dumpFile
      ? await PGlite.create({ loadDataDir: new Blob([await readDump({ folder, dumpFile })]) })
      : await PGlite.create();
  const server = await serve(database);
  process.send?.({ port: portOf(server) });
}

/** Migrating takes seconds; loading the dump of a migrated database takes half of one. */
async function readDump({
  folder,
  dumpFile,
}: {
  folder: string;
  dumpFile: string;
}): Promise<Buffer<ArrayBuffer>> {
  try {
    return await readFile(dumpFile);
  } catch {
    const dump = await makeDump(folder);
    await mkdir(dirname(dumpFile), { recursive: true });
    // Several may be first at once: each writes a file of its own and moves it into place.
    const own = `${dumpFile}.${process.pid}`;
    await writeFile(own, dump);
    await rename(own, dumpFile);
    return dump;
  }
}

async function makeDump(folder: string): Promise<Buffer<ArrayBuffer>> {
  const database = await PGlite.create();
  const server = await serve(database);
  const connectionString = `postgres://postgres:postgres@127.0.0.1:${portOf(server)}/postgres`;
  await migrate({ connectionString, folder, now: new Date() });
  await server.stop();
  const dump = await database.dumpDataDir('none');
  await database.close();
  return Buffer.from(await dump.arrayBuffer());
}

async function serve(database: PGlite): Promise<PGLiteSocketServer> {
  const server = new PGLiteSocketServer({
    db: database,
    host: '127.0.0.1',
    port: 0,
    maxConnections: 50,
  });
  await server.start();
  return server;
}

function portOf(server: PGLiteSocketServer): number {
  return Number(server.getServerConn().split(':').at(-1));
}

main().catch((error: unknown) => {
  process.stderr.write(`The test database did not start: ${String(error)}\n`);
  process.exit(1);
});
