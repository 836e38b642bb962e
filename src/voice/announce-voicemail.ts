import type { Transaction } from 'kysely';
import type { Intent } from '../messaging/intent';
import { enqueue, reviseWaiting } from '../messaging/outbox';
import { fillTemplate } from '../messaging/templates/message-template';
import { voicemailAnnouncement } from '../messaging/templates/voicemail-announcement';
import type { App } from '../platform/app';
import { type Business, staffPhones } from '../platform/business';
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
  const business = await app.business(transaction);
  const intents = await announcements({
    app,
    business,
    transaction,
    voicemail,
    said: { transcription: 'none', said: '' },
    earliestAt: new Date(now.getTime() + wait),
  });
  await enqueue({ transaction, business, intents, now });
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
  const said: WhatWasSaid =
    text === ''
      ? { transcription: 'failed', said: '' }
      : { transcription: 'some', said: shorten(text) };
  const business = await app.business(transaction);
  const intents = await announcements({
    app,
    business,
    transaction,
    voicemail,
    said,
    earliestAt: now,
  });
  for (const intent of intents) {
    if (await reviseWaiting({ transaction, business, intent, now })) continue;
    const written = await enqueue({ transaction, business, intents: [intent], now });
    if (written === 0 && text !== '') {
      const idempotencyKey = `${intent.idempotencyKey}:transcription`;
      await enqueue({ transaction, business, intents: [{ ...intent, idempotencyKey }], now });
    }
  }
}

/** The part of the announcement that comes with the transcription. */
interface WhatWasSaid {
  transcription: 'some' | 'none' | 'failed';
  said: string;
}

async function announcements({
  app,
  business,
  transaction,
  voicemail,
  said,
  earliestAt,
}: {
  app: App;
  business: Business;
  transaction: Transaction<Tables>;
  voicemail: Voicemail;
  said: WhatWasSaid;
  earliestAt: Date;
}): Promise<Intent[]> {
  const { department, callSid } = voicemail;
  const caller = await findCaller({ transaction, callSid, businessId: business.id });
  const phones = await staffPhones({
    database: transaction,
    businessId: business.id,
    department,
    frontDesk: app.environment.FRONT_DESK_PHONE_NUMBER,
  });
  const variables = { department, caller: describeCaller(caller), ...said };
  return phones.map((recipient) => ({
    recipient,
    message: fillTemplate(voicemailAnnouncement, variables),
    idempotencyKey: `voicemail:${voicemail.recordingSid}`,
    channels: { kind: 'only', channel: 'sms' },
    earliestAt,
  }));
}

/** Empty for a number that nobody can call back. */
function describeCaller(caller: { address: string; name: string | undefined } | undefined): string {
  if (!caller || !isReachablePhoneNumber(caller.address)) return '';
  const number = formatPhoneNumber(caller.address);
  return caller.name === undefined ? number : `${caller.name}, ${number}`;
}

function shorten(text: string): string {
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote)}...`;
}
