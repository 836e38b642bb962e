import { answerConsentRequest } from '../src/messaging/consent/answer-consent-request';
import { consentRequest } from '../src/messaging/consent/consent-request';
import { partnerEvent } from '../src/platform/gates/partner-event';

/** A system of the business says or asks who agreed to which messages. */
export const handler = partnerEvent({ input: consentRequest, answer: answerConsentRequest });
