import { incomingMessage } from '../../src/messaging/incoming-message';
import { messagingWebhook } from '../../src/platform/gates/messaging-webhook';
import { answerText } from '../../src/support/answer-text';

/** Somebody has texted the business, by SMS or WhatsApp. */
export const handler = messagingWebhook({ input: incomingMessage, answer: answerText });
