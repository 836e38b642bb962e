/** The only source of time in the deployment, so that a test and the local Twilio can move it. */
export interface Clock {
  now(): Date;
  /** A timer in real milliseconds that can be called off. */
  after(milliseconds: number): Timer;
}

export interface Timer {
  elapsed: Promise<void>;
  cancel(): void;
}

export const systemClock: Clock = {
  now: () => new Date(),
  after(milliseconds) {
    let handle: NodeJS.Timeout | undefined;
    const elapsed = new Promise<void>((resolve) => {
      handle = setTimeout(resolve, milliseconds);
    });
    return { elapsed, cancel: () => clearTimeout(handle) };
  },
};
