import type { IncomingPhoneNumber } from '../../state/records';

/** What a number can be used for. */
export interface Capabilities {
  voice: boolean;
  sms: boolean;
  mms: boolean;
}

/** What a number can be used for: all, unless it was set otherwise. */
export function capabilitiesOf({ capabilities }: IncomingPhoneNumber): Capabilities {
  return { voice: true, sms: true, mms: true, ...capabilities };
}
