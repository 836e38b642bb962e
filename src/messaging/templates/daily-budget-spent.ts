import type { MessageTemplate } from './message-template';

/** To staff, once a day: messages wait because the day's budget is spent. */
export const dailyBudgetSpent = {
  name: 'daily-budget-spent',
  purpose: 'staff',
  variables: { budget: '$50.00' },
  words: {
    en: {
      sms: "Today's budget for messages ({{ budget }}) is spent. Urgent messages still go out; all others wait until tomorrow. To send them today, raise DAILY_MESSAGE_BUDGET.",
    },
    es: {
      sms: 'El presupuesto de mensajes de hoy ({{ budget }}) se ha agotado. Los urgentes siguen saliendo; los otros esperan al siguiente. Para enviarlos hoy, suba DAILY_MESSAGE_BUDGET.',
    },
  },
} as const satisfies MessageTemplate<'budget'>;
