import { recordMailEvents } from '../../src/messaging/record-mail-events';
import { mailEvents } from '../../src/platform/gates/mail-events';

/** SendGrid tells how mails fare: delivered, bounced, opened. */
export const handler = mailEvents({ record: recordMailEvents });
