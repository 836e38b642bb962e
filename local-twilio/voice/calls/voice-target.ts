import type { Application, IncomingPhoneNumber, WebhookSetting } from '../../state/records';
import type { State } from '../../state/state';
import type { StatusSubscription } from './status-reports';

/** Which document a call to a number gets first, and who hears of its end. */
export interface VoiceTarget {
  setting: WebhookSetting;
  subscription: StatusSubscription;
}

/**
 * The voice settings of a number: those of its application when it has one, otherwise its own.
 * Twilio: "IncomingPhoneNumber resource", VoiceApplicationSid. The plain `StatusCallback` of a number
 * or application fires once, at the end of a call.
 */
export function targetOf(number: IncomingPhoneNumber, state: State): VoiceTarget {
  const application = number.voiceApplicationSid
    ? state.applications.get(number.voiceApplicationSid)
    : undefined;
  return targetOfSettings(application ?? number);
}

/** The same for an application or a number by itself. */
export function targetOfSettings({
  voice,
  statusCallback,
  statusCallbackMethod,
}: Pick<Application, 'voice' | 'statusCallback' | 'statusCallbackMethod'>): VoiceTarget {
  return {
    setting: voice,
    subscription: { url: statusCallback, method: statusCallbackMethod, events: ['completed'] },
  };
}
