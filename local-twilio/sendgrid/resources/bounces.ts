import type { MailBounce } from '../../state/mail-records';
import { normalEmail } from '../../state/mail-records';
import { refusal } from '../sendgrid-error';
import type { SendgridRoute } from '../sendgrid-route';

/** Addresses to which nothing goes any more, because mail to them bounced (SendGrid: "Bounces API"). */
export const bounces: readonly SendgridRoute[] = [
  {
    operation: 'ListSuppressionBounces',
    method: 'GET',
    path: '/v3/suppression/bounces',
    handle: (_, { state }) => ({ status: 200, json: state.mailBounces.list().map(present) }),
  },
  {
    operation: 'GetSuppressionBounces',
    method: 'GET',
    path: '/v3/suppression/bounces/{email}',
    handle({ id }, { state }) {
      const bounce = state.mailBounces.get(normalEmail(id));
      return { status: 200, json: bounce ? [present(bounce)] : [] };
    },
  },
  {
    operation: 'DeleteSuppressionBouncesEmail',
    method: 'DELETE',
    path: '/v3/suppression/bounces/{email}',
    handle({ id }, { state }) {
      if (!state.mailBounces.get(normalEmail(id))) throw refusal(404, 'Not Found');
      state.mailBounces.delete(normalEmail(id));
      return { status: 204 };
    },
  },
];

function present({ sid, reason, status, dateCreated }: MailBounce) {
  return { created: Math.floor(dateCreated / 1000), email: sid, reason, status };
}
