import { MessagingV2ChannelsSenderRequestsCreate } from 'twilio/lib/rest/messaging/v2/channelsSender';

/**
 * A WhatsApp sender as the SDK must be given it: it sends the names as they are, and Twilio knows only
 * those with underscores (as with templates, see `content/written-content.ts`).
 */
export function writtenSender<Written extends object>(written: Written) {
  return Object.assign(new MessagingV2ChannelsSenderRequestsCreate({}), written);
}
