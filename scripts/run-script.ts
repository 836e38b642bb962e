/**
 * Runs a command of `package.json`: an error that speaks to people is printed as its one line (with
 * its code), any other with its stack; both end with exit code 1.
 */
export function runScript(name: string, main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const isForPeople = error instanceof RangeError || (error instanceof Error && 'code' in error);
    const text = error instanceof Error && isForPeople ? error.message : String(errorStack(error));
    process.stderr.write(`${name}: ${text}\n`);
    process.exitCode = 1;
  });
}

function errorStack(error: unknown): unknown {
  return error instanceof Error ? (error.stack ?? error.message) : error;
}
