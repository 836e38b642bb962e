import { phoneNumberOf } from '../messaging/incoming-message';
import type { Language } from '../messaging/templates/message-template';
import type { InboundTurn } from './turn';

/** Keeps the language that a person has chosen, for replies and for everything that is sent to them. */
export async function keepLanguage({
  turn: { transaction, message, business },
  language,
}: {
  turn: InboundTurn;
  language: Language;
}): Promise<void> {
  const person = phoneNumberOf(message.from);
  await transaction
    .with('record', (query) =>
      query
        .updateTable('customers')
        .set({ language })
        .where('business_id', '=', business.id)
        .where('phone_number', '=', person),
    )
    .updateTable('conversations')
    .set({ language })
    .where('person', '=', person)
    .where('business_id', '=', business.id)
    .execute();
}
