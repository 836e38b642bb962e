import { webhookFallback } from '../../src/platform/gates/webhook-fallback';

/** Another webhook has failed: what its caller or texter gets instead. */
export const handler = webhookFallback();
