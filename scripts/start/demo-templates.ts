import type { Twilio } from 'twilio';
import type { LocalTwilio } from '../../local-twilio/local-twilio';
import { templates } from '../../src/messaging/templates/index';
import { registerTemplates, type TemplateRegistration } from '../provision/message-templates';

/**
 * Registers the project's templates, as on a live account, at a WhatsApp that decides at once: to the
 * demo's people the clinic is no newcomer, and reminders are planned right after.
 */
export async function registerDemoTemplates({
  twilio,
  client,
}: {
  twilio: LocalTwilio;
  client: Twilio;
}): Promise<TemplateRegistration[]> {
  const { behaviour } = twilio.exchange.messaging;
  const { templateReviewMs } = behaviour;
  behaviour.templateReviewMs = 0;
  try {
    return await registerTemplates({ client, templates });
  } finally {
    behaviour.templateReviewMs = templateReviewMs;
  }
}
