import { z } from 'zod';

const lockedPackage = z.looseObject({
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  dev: z.boolean().optional(),
});
const lockSchema = z.looseObject({ packages: z.record(z.string(), lockedPackage) });

/** `package-lock.json`, as far as it matters here. */
export type Lock = z.infer<typeof lockSchema>;

export function readLock(json: string): Lock {
  return lockSchema.parse(JSON.parse(json));
}

/**
 * Adds what is missing of the optional packages that the locked ones name: those are binaries, one
 * a platform, with the platform in their name. Answers the names that were added.
 */
export function completeLock({ packages }: Lock): string[] {
  const missing = missingPackages({ packages });
  for (const { name, version, dev } of missing) {
    packages[`node_modules/${name}`] = {
      version,
      ...platformOf(name),
      ...(dev ? { dev } : {}),
      optional: true,
    };
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [path, entry] of sorted) {
    delete packages[path];
    packages[path] = entry;
  }
  return missing.map(({ name }) => name);
}

/** The optional packages that are named in the lock and not in it, with exact versions only. */
export function missingPackages({
  packages,
}: Lock): Array<{ name: string; version: string; dev: boolean }> {
  return Object.values(packages).flatMap(({ optionalDependencies = {}, dev = false }) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => /^\d/.test(version) && !isLocked(packages, name))
      .map(([name, version]) => ({ name, version, dev })),
  );
}

function isLocked(packages: Lock['packages'], name: string): boolean {
  return Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`));
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** `@swc/core-linux-arm-gnueabihf` → linux, arm, glibc. Throws RangeError when the name tells no platform. */
function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] } {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (!os || !cpu)
    throw new RangeError(`${name} does not tell its platform; add it to the lock by hand.`);
  const libc =
    os === 'linux' ? [words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc'] : undefined;
  return { os: [os], cpu: [cpu], ...(libc ? { libc } : {}) };
}
