import type { Exchange } from '../exchange';
import type { Account, MessageTemplate } from '../state/records';
import { ApiError } from './errors';
import { isWebAddress } from './handlers';
import type { Parameters } from './route';
import { readTemplate } from './template-content';

const longestBody = 1600;
const mediaAtMost = 10;

/** What a message says. */
export interface MessageContent {
  body: string;
  mediaUrls: string[];
  /** The template that body and media come from. */
  template: MessageTemplate | null;
}

/**
 * Reads what is to be sent: `Body`, `MediaUrl`, or a template by `ContentSid`. Throws ApiError 21602,
 * 21617, 21620, 21623 (Twilio "Message resource") and what {@link readTemplate} throws; a template
 * goes before body and media.
 */
export function readContent(
  form: Parameters,
  sender: { account: Account; exchange: Exchange },
): MessageContent {
  const content = readTemplate(form, sender) ?? readOwnWords(form);
  const { body, mediaUrls } = content;
  if (body === '' && mediaUrls.length === 0) {
    throw new ApiError({ code: 21602, message: 'Message body is required.' });
  }
  if (body.length > longestBody) {
    const message = `The concatenated message body exceeds the ${longestBody} character limit.`;
    throw new ApiError({ code: 21617, message });
  }
  if (mediaUrls.length > mediaAtMost) {
    const message = `Number of media files exceeds allowed limit of ${mediaAtMost}.`;
    throw new ApiError({ code: 21623, message });
  }
  if (!mediaUrls.every(isWebAddress)) {
    throw new ApiError({ code: 21620, message: 'Invalid media URL(s)' });
  }
  return content;
}

function readOwnWords(form: Parameters): MessageContent {
  const mediaUrls = form.all('MediaUrl').filter((url) => url !== '');
  return { body: form.get('Body') ?? '', mediaUrls, template: null };
}
