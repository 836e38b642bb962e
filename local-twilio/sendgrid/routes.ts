import { bounces } from './resources/bounces';
import { eventWebhookSignature } from './resources/event-webhook-signature';
import { eventWebhooks } from './resources/event-webhooks';
import { globalSuppressions } from './resources/global-suppressions';
import { sendMail } from './resources/send-mail';
import type { SendgridRoute } from './sendgrid-route';

/** Every operation of SendGrid's v3 API that is covered. The coverage matrix is made from this. */
export const sendgridRoutes: readonly SendgridRoute[] = [
  sendMail,
  ...eventWebhookSignature,
  ...eventWebhooks,
  ...bounces,
  ...globalSuppressions,
];
