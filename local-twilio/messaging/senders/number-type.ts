/** Whether a number in E.164 is a North American toll-free one. */
export function isTollFree(phoneNumber: string): boolean {
  return /^\+1(800|833|844|855|866|877|888)/.test(phoneNumber);
}
