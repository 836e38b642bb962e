import type { Exchange } from '../../exchange';
import type { WebhookRequest } from '../../webhooks/outcome';

/** Reports an event of a call. Nobody waits for the answer, and no failure of it reaches the call. */
export async function sendReport(exchange: Exchange, request: WebhookRequest): Promise<void> {
  try {
    await exchange.webhooks.report(request);
  } catch (error) {
    console.error(`The local Twilio failed to send ${request.webhook} to ${request.url}.`, error);
  }
}
