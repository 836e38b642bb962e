import { statusCallback } from '../../src/platform/gates/status-callback';
import { callStatusReport } from '../../src/voice/call-webhooks';
import { recordCallStatus } from '../../src/voice/record-call-status';

/** A call has ended, or has moved on. */
export const handler = statusCallback({ input: callStatusReport, record: recordCallStatus });
