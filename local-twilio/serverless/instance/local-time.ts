const RealDate = Date;

/** The local Twilio's time as an instance was told it last. */
let told: { kind: 'machine' } | { kind: 'standing'; at: number } | { kind: 'ahead'; by: number } = {
  kind: 'machine',
};

/** Epoch milliseconds of the local Twilio's clock. */
function now(): number {
  if (told.kind === 'standing') return told.at;
  return told.kind === 'ahead' ? RealDate.now() + told.by : RealDate.now();
}

/**
 * Takes over the local Twilio's time: it stands still with `manual` pace and otherwise runs on with
 * the machine's speed until it is told again, also while the local Twilio's runs faster.
 */
export function setLocalTime({ at, pace }: { at: number; pace: 'manual' | 'real-time' }): void {
  told = pace === 'manual' ? { kind: 'standing', at } : { kind: 'ahead', by: at - RealDate.now() };
}

/** Replaces the global `Date` by one that tells the local Twilio's time; nothing else is faked. */
export function installLocalTime(): void {
  const LocalDate = new Proxy(RealDate, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  });
  RealDate.prototype.constructor = LocalDate;
  globalThis.Date = LocalDate;
}
