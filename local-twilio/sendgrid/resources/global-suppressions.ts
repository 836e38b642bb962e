import { normalEmail } from '../../state/mail-records';
import type { SendgridRoute } from '../sendgrid-route';

/** Addresses whose people want no more mail (SendGrid: "Suppressions: Global Suppressions"). */
export const globalSuppressions: readonly SendgridRoute[] = [
  {
    operation: 'GetAsmSuppressionsGlobalEmail',
    method: 'GET',
    path: '/v3/asm/suppressions/global/{email}',
    handle({ id }, { state }) {
      const known = state.mailUnsubscribes.get(normalEmail(id));
      return { status: 200, json: known ? { recipient_email: known.sid } : {} };
    },
  },
  {
    operation: 'DeleteAsmSuppressionsGlobalEmail',
    method: 'DELETE',
    path: '/v3/asm/suppressions/global/{email}',
    handle({ id }, { state }) {
      state.mailUnsubscribes.delete(normalEmail(id));
      return { status: 204 };
    },
  },
];
