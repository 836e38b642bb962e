import type { Transaction } from 'kysely';
import { enqueue, type Intent, reviseWaiting } from '../messaging/outbox';
import type { App } from '../platform/app';
import { staffPhones } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import { formatPhoneNumber, isReachablePhoneNumber } from '../platform/phone-numbers';
import { findCaller, type Voicemail } from './voicemail-store';

/** How long staff's text waits for a transcription, in ms. Twilio's takes seconds; it may never come. */
const transcriptionWait = 120_000;
/** Characters. A text holds 1,600 (21617), and the sender's line needs some. */
const longestQuote = 1_200;

/** Announces a recorded message to staff: after a wait when its transcription is expected. */
export async function announceRecording({
  app,
  transaction,
  voicemail,
  transcription,
}: {
  app: App;
  transaction: Transaction<Tables>;
  voicemail: Voicemail;
  transcription: 'expected' | 'none';
}): Promise<void> {
  const now = app.clock.now();
  const wait = transcription === 'expected' ? transcriptionWait : 0;
  const intents = await announcements({
    app,
    transaction,
    voicemail,
    said: '(no transcription)',
    dueAt: new Date(now.getTime() + wait),
  });
  await enqueue({ database: transaction, intents, now });
}

/**
 * Announces what was said: in the text that still waits for it, or in one of its own when that has
 * gone out already.
 */
export async function announceTranscription({
  app,
  transaction,
  voicemail,
}: {
  app: App;
  transaction: Transaction<Tables>;
  voicemail: Voicemail & { text: string };
}): Promise<void> {
  const now = app.clock.now();
  const { text } = voicemail;
  const said = text === '' ? '(could not be transcribed)' : `"${shorten(text)}"`;
  const intents = await announcements({ app, transaction, voicemail, said, dueAt: now });
  for (const intent of intents) {
    if (await reviseWaiting({ database: transaction, intent })) continue;
    const written = await enqueue({ database: transaction, intents: [intent], now });
    if (written === 0 && text !== '') {
      const idempotencyKey = `${intent.idempotencyKey}:transcription`;
      await enqueue({ database: transaction, intents: [{ ...intent, idempotencyKey }], now });
    }
  }
}

async function announcements({
  app,
  transaction,
  voicemail,
  said,
  dueAt,
}: {
  app: App;
  transaction: Transaction<Tables>;
  voicemail: Voicemail;
  said: string;
  dueAt: Date;
}): Promise<Intent[]> {
  const business = await app.business(transaction);
  const { department, callSid } = voicemail;
  const caller = await findCaller({ transaction, callSid, businessId: business.id });
  const phones = await staffPhones({
    database: transaction,
    businessId: business.id,
    department,
  });
  const body = `New voicemail for ${department} from ${describeCaller(caller)}: ${said}`;
  return phones.map((recipient) => ({
    recipient,
    sender: business.phoneNumber,
    body,
    purpose: 'voicemail-announcement',
    idempotencyKey: `voicemail:${voicemail.recordingSid}`,
    dueAt,
  }));
}

function describeCaller(caller: { address: string; name: string | undefined } | undefined): string {
  if (!caller || !isReachablePhoneNumber(caller.address)) return 'a withheld number';
  const number = formatPhoneNumber(caller.address);
  return caller.name === undefined ? number : `${caller.name}, ${number}`;
}

function shorten(text: string): string {
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote)}...`;
}
