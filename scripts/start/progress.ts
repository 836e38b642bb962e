const isTerminal = process.stdout.isTTY === true;
const clearLine = '\r\u001b[2K';

/** Runs one step of the start and tells how it went: "  ✓ Database  0.6 s". */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const label = name.padEnd(28);
  if (isTerminal) process.stdout.write(`  … ${label}`);
  const begin = isTerminal ? clearLine : '';
  try {
    const result = await work();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`${begin}  ✓ ${label} ${seconds} s\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${begin}  ✗ ${label}\n`);
    throw error;
  }
}
