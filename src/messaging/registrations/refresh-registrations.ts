import type { App } from '../../platform/app';
import type { Queries } from '../../platform/database/connection';
import { approvalStateOf } from './approval-state';

/** ms between two looks at WhatsApp's decisions, which take minutes to days. */
const usualWait = 5 * 60_000;

/**
 * Asks Twilio what WhatsApp has decided about the templates that wait for approval, every five
 * minutes while there are any. Part of the scheduled work.
 * @returns how many were decided
 */
export async function refreshRegistrations(app: App): Promise<number> {
  const now = app.clock.now();
  const business = await app.business();
  const waiting = await app.database
    .selectFrom('template_registrations')
    .select(['template', 'language', 'registration_id'])
    .where('business_id', '=', business.id)
    .where('scheme', '=', 'whatsapp')
    .where('state', '=', 'pending')
    .where('updated_at', '<=', new Date(now.getTime() - usualWait))
    .execute();
  if (waiting.length === 0) return 0;
  const statuses = await app.messages.approvals();
  let decided = 0;
  for (const { template, language, registration_id } of waiting) {
    const decision = approvalStateOf(statuses.get(registration_id));
    const state = decision === 'unsubmitted' ? 'pending' : decision;
    await app.database
      .updateTable('template_registrations')
      .set({ state, updated_at: now })
      .where('business_id', '=', business.id)
      .where('scheme', '=', 'whatsapp')
      .where('template', '=', template)
      .where('language', '=', language)
      .where('registration_id', '=', registration_id)
      .execute();
    if (state === 'pending') continue;
    decided += 1;
    app.log[state === 'rejected' ? 'warn' : 'info']('whatsapp_template_decided', {
      template,
      language,
      state,
    });
  }
  return decided;
}

/** When WhatsApp's decisions are to be looked at next; undefined when none is awaited. */
export async function nextRegistrationLook({
  queries,
  businessId,
}: {
  queries: Queries;
  businessId: string;
}): Promise<Date | undefined> {
  const row = await queries
    .selectFrom('template_registrations')
    .select('updated_at')
    .where('business_id', '=', businessId)
    .where('scheme', '=', 'whatsapp')
    .where('state', '=', 'pending')
    .orderBy('updated_at')
    .limit(1)
    .executeTakeFirst();
  return row && new Date(row.updated_at.getTime() + usualWait);
}
