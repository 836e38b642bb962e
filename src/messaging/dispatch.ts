import type { App } from '../platform/app';
import { describeError } from '../platform/errors';
import { pathWith } from '../platform/twiml';
import { type ClaimedIntent, claimDue, markAccepted, markFailed } from './dispatch-store';
import { mostAttempts, readSendFailure, retryDelay, type SendFailure } from './send-failure';

/** A function ends after 10 s and a caller may be waiting, so one run is short. */
const timeBudget = 3_000;
const batchSize = 10;

/**
 * Sends what is due in the outbox. Run it after each commit that wrote intents, and on every other
 * occasion: what one run leaves, the next one takes. Never throws, because the change that wanted
 * the text is committed and must be answered.
 */
export async function dispatch(app: App): Promise<void> {
  const budget = app.clock.after(timeBudget);
  let isSpent = false;
  const spent = budget.elapsed.then(() => {
    isSpent = true;
  });
  try {
    await Promise.race([sendBatches(app, () => isSpent), spent]);
  } catch (error) {
    app.log.error('dispatch_failed', describeError(error));
  } finally {
    budget.cancel();
  }
}

async function sendBatches(app: App, isSpent: () => boolean): Promise<void> {
  while (!isSpent()) {
    const claimed = await claimDue({ app, limit: batchSize });
    for (const intent of claimed) await send({ app, intent });
    if (claimed.length < batchSize) return;
  }
}

async function send({ app, intent }: { app: App; intent: ClaimedIntent }): Promise<void> {
  const result = await attempt({ app, intent });
  if ('sid' in result) {
    // If this write fails, the row stays claimed: Twilio's report settles it, or a later run sends
    // the text again, which is the smaller harm.
    await markAccepted({ app, intent, message: result });
    app.log.info('message_accepted', { purpose: intent.purpose, messageSid: result.sid });
    return;
  }
  const again = result.outcome === 'temporary-failure' && intent.attempts < mostAttempts;
  const retryAt = again
    ? new Date(app.clock.now().getTime() + retryDelay(intent.attempts))
    : undefined;
  await markFailed({ app, intent, failure: result, retryAt });
  app.log.warn('message_refused', { purpose: intent.purpose, ...result });
}

async function attempt({
  app,
  intent,
}: {
  app: App;
  intent: ClaimedIntent;
}): Promise<{ sid: string; status: string } | SendFailure> {
  const path = pathWith('/messaging/status', { intent: intent.id });
  try {
    return await app.sendMessage({
      to: intent.recipient,
      from: app.environment.BUSINESS_PHONE_NUMBER,
      body: String(Reflect.get(Object(intent.variables), 'text')),
      statusCallback: `https://${app.environment.DOMAIN_NAME}${path}`,
    });
  } catch (error) {
    return readSendFailure(error);
  }
}
