import type { Route } from '../../route';
import { approvalRequests } from './approval-requests';
import { contents } from './contents';

/** content.twilio.com: message templates, and what WhatsApp thinks of them. */
export const content: readonly Route[] = [...contents, ...approvalRequests];
