import type { Exchange } from '../exchange';
import type { Message } from '../state/records';
import { whatsappRefusal } from '../whatsapp/last-check';
import { mediaRefusal } from './media-check';
import { isOptedOut } from './opt-out/opt-outs';

/** Why a message does not go out although it was accepted: how it ends, and Twilio's error code. */
export interface Refusal {
  status: 'failed' | 'undelivered';
  errorCode: number;
}

/** One thing that is looked at when a message's turn has come. */
type Check = (
  message: Message,
  exchange: Exchange,
) => Refusal | undefined | Promise<Refusal | undefined>;

/** Who has opted out since the message was taken (scheduled, or waiting for its turn) gets nothing. */
const optOutRefusal: Check = (message, exchange) =>
  !message.isTwiliosOwn && isOptedOut(message, exchange)
    ? { status: 'failed', errorCode: 21610 }
    : undefined;

/** In the order in which they are made; the first refusal counts. */
const checks: readonly Check[] = [optOutRefusal, whatsappRefusal, mediaRefusal];

/** What keeps a message from going out now, if anything does. */
export async function refusalOf(
  message: Message,
  exchange: Exchange,
): Promise<Refusal | undefined> {
  for (const check of checks) {
    const outcome = check(message, exchange);
    const refusal = outcome instanceof Promise ? await outcome : outcome;
    if (refusal) return refusal;
  }
  return undefined;
}
