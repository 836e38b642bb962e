import type { LocalTwilio } from '../../local-twilio/local-twilio';
import { createSid } from '../../local-twilio/sids';
import { senderSid } from '../../local-twilio/whatsapp/sender-sid';
import { buyNumber } from './own-number';

/**
 * Gives the account a template and a number that is registered on WhatsApp; +12025550100 stays
 * unregistered, which a test may do. Answers their SIDs by collection.
 */
export function insertWhatsAppProduct(local: LocalTwilio): Array<[string, string]> {
  const { state, clock } = local.exchange;
  const now = clock.now();
  const accountSid = local.accounts.live.sid;
  const content = state.contents.insert({
    sid: createSid('HX'),
    accountSid,
    friendlyName: 'Reminder',
    language: 'en',
    variables: { 1: '3 pm' },
    types: { 'twilio/text': { body: 'You are expected at {{1}} today.' } },
    approval: null,
    dateCreated: now,
    dateUpdated: now,
  });
  const { phoneNumber: number } = buyNumber(local, { phoneNumber: '+12025550103' });
  const sender = state.whatsappSenders.insert({
    sid: senderSid({ accountSid, number }),
    accountSid,
    number,
    wabaId: null,
    verificationMethod: null,
    voiceApplicationSid: null,
    webhook: { url: '', method: 'POST', fallbackUrl: '', fallbackMethod: 'POST' },
    statusCallback: { url: '', method: 'POST' },
    profile: {},
    onlineAt: now,
    dateCreated: now,
  });
  return [
    ['Content', content.sid],
    ['messaging Senders', sender.sid],
  ];
}
