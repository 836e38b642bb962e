/** A phone number as people read it: `+12025550147` → `+1 202 555 0147`; others stay in E.164. */
export function formatNumber(number: string): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return american ? `+1 ${american.slice(1).join(' ')}` : number;
}

/** A person's initial for the picture of their phone. */
export function initialOf(name: string): string {
  return name.replace(/^\+/, '').charAt(0).toUpperCase();
}
