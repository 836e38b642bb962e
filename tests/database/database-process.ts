import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { servePostgres } from '../../scripts/local-database/postgres-socket';
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
  const { port } = await servePostgres(database);
  process.send?.({ port });
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
  const server = await servePostgres(database);
  const connectionString = `postgres://postgres:postgres@127.0.0.1:${server.port}/postgres`;
  await migrate({ connectionString, folder, now: new Date() });
  await server.close();
  const dump = await database.dumpDataDir('none');
  await database.close();
  return Buffer.from(await dump.arrayBuffer());
}

main().catch((error: unknown) => {
  process.stderr.write(`The test database did not start: ${String(error)}\n`);
  process.exit(1);
});
