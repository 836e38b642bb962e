import { routeText } from '../../src/conversations/route-text';
import { incomingMessage } from '../../src/messaging/incoming-message';
import { messagingWebhook } from '../../src/platform/gates/messaging-webhook';

/** Somebody has texted the business, by SMS or WhatsApp. */
export const handler = messagingWebhook({ input: incomingMessage, answer: routeText });
