import { recordStatus } from '../../src/messaging/record-status';
import { statusReport } from '../../src/messaging/status-report';
import { statusCallback } from '../../src/platform/gates/status-callback';

/** A text that the business sent has moved on: sent, delivered, failed. */
export const handler = statusCallback({ input: statusReport, record: recordStatus });
