/** Twilio's code of what the SDK threw, as 21712. */
export function errorCodeOf(error: unknown): number | undefined {
  const code: unknown = Reflect.get(Object(error), 'code');
  return typeof code === 'number' ? code : undefined;
}
