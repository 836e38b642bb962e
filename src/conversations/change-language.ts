import { replanReminders } from '../appointments/replan-reminders';
import type { Language } from '../messaging/templates/message-template';
import { keepLanguage } from './language-store';
import type { InboundTurn } from './turn';

/** A person has chosen a language: replies and messages are in it, also reminders planned before. */
export async function changeLanguage({
  turn,
  language,
}: {
  turn: InboundTurn;
  language: Language;
}): Promise<void> {
  await keepLanguage({ turn, language });
  const { customer } = turn;
  if (!customer || customer.language === language) return;
  await replanReminders({ ...turn, customer: { ...customer, language } });
}
