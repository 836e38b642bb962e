/** Whether a `Host` header names a deployed environment: `ringback-4711-dev.twil.io`. */
export function isFunctionsHost(host: string): boolean {
  return /\.twil\.io(:\d+)?$/i.test(host);
}
