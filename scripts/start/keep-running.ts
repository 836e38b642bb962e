const parentCheckMs = 500;

/** A program that runs until somebody ends it. */
export interface Running {
  /** What is opened last is closed first. */
  closesAtTheEnd(close: () => Promise<void>): void;
  /** Closes everything, once, whoever asks. */
  stop(): Promise<void>;
}

/** From now on Ctrl-C, a signal and the end of npm close everything in order before the process ends. */
export function keepRunning(): Running {
  const closers: Array<() => Promise<void>> = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      for (const close of closers.reverse()) await close();
    })();
    return stopping;
  };
  const stopAndExit = (): void => void stop().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopAndExit);
  stopWhenOrphaned(stopAndExit);
  return { closesAtTheEnd: (close) => void closers.push(close), stop };
}

/** npm passes a signal to its shell, which ends without telling us: then our parent is another. */
function stopWhenOrphaned(stop: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, parentCheckMs);
  watch.unref();
}
