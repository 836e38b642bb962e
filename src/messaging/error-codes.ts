/**
 * What a code of Twilio's means for a message:
 * - `temporary`: the same again may work;
 * - `permanent`: never on this channel, so the next one is tried;
 * - `opted-out`: permanent, and the person's refusal goes into the consent ledger;
 * - `files-refused`: permanent for the files; the words may go without them;
 * - `whatsapp-window`: permanent for these words; WhatsApp takes a registered template only;
 * - `pause-sender`: nothing is wrong with the message, its sender must slow down;
 * - `pause-account`: the account's requests came too fast.
 */
export type ErrorClass =
  | 'temporary'
  | 'permanent'
  | 'opted-out'
  | 'files-refused'
  | 'whatsapp-window'
  | 'pause-sender'
  | 'pause-account';

export interface KnownError {
  class: ErrorClass;
  /** Twilio's title of the error. */
  meaning: string;
  /** What staff may read about it, and what they can do. */
  forStaff: string;
}

const tryLater = 'It is tried again by itself.';
const wrongNumber = 'Check the number with the customer.';
const setUp = 'The set-up is not right: tell whoever looks after the Twilio account.';

/**
 * The codes that sending and delivering messages end with. Twilio: "Error and Warning Dictionary";
 * the titles are its own. What is not listed is judged by the HTTP status alone.
 */
const codes: Readonly<Record<number, readonly [ErrorClass, meaning: string, forStaff: string]>> = {
  11200: ['files-refused', 'HTTP retrieval failure', 'The picture or file cannot be fetched.'],
  11751: [
    'files-refused',
    'Media Message - Media exceeds messaging provider size limit',
    'The file is too large.',
  ],
  12300: ['files-refused', 'Invalid Content-Type', 'Files of this kind cannot be sent.'],
  14107: ['temporary', 'SMS send rate limit exceeded', `Too many texts to one phone. ${tryLater}`],
  20003: ['permanent', 'Permission Denied', setUp],
  20005: ['permanent', 'Account not active', 'The Twilio account is not active or has no funds.'],
  20429: ['pause-account', 'Too Many Requests', tryLater],
  20500: ['temporary', 'Internal Server Error', `Twilio had a fault. ${tryLater}`],
  20503: ['temporary', 'Service unavailable', `Twilio was unavailable. ${tryLater}`],
  21211: ['permanent', "Invalid 'To' Phone Number", `The number cannot exist. ${wrongNumber}`],
  21212: ['permanent', 'Invalid From Number (caller ID)', setUp],
  21408: [
    'permanent',
    "Permission to send an SMS has not been enabled for the region indicated by the 'To' number",
    'Texts to this country are not allowed in the Twilio account.',
  ],
  21602: ['permanent', 'Message body is required', setUp],
  21603: [
    'permanent',
    "A 'From' or 'MessagingServiceSid' parameter is required to send a message",
    setUp,
  ],
  21604: ['permanent', "The destination 'To' phone number is required to send an SMS", setUp],
  21606: [
    'permanent',
    "The 'From' phone number provided is not a valid message-capable Twilio phone number for this destination.",
    setUp,
  ],
  21608: [
    'permanent',
    "The 'to' phone number provided is not yet verified for this account.",
    'The Twilio account is on trial and texts verified numbers only.',
  ],
  21610: [
    'opted-out',
    'Attempt to send to unsubscribed recipient',
    'The customer has opted out. Only they can undo that, by texting START.',
  ],
  21611: [
    'pause-sender',
    "This 'From' number has exceeded the maximum number of queued messages",
    tryLater,
  ],
  21612: [
    'permanent',
    "The 'To' phone number is not currently reachable via SMS",
    `Their carrier cannot be reached. ${wrongNumber}`,
  ],
  21614: [
    'permanent',
    "'To' number is not a valid mobile number",
    `A landline gets no texts. ${wrongNumber}`,
  ],
  21617: [
    'permanent',
    'The concatenated message body exceeds the 1600 character limit',
    'The text is too long.',
  ],
  21620: ['files-refused', 'Invalid media URL(s)', 'The picture or file cannot be sent.'],
  21623: ['files-refused', 'Number of media files exceeds allowed limit', 'Too many files.'],
  21655: ['permanent', 'The ContentSid is Invalid', setUp],
  21656: ['permanent', 'The ContentVariables Parameter is invalid', setUp],
  21701: ['permanent', 'The Messaging Service does not exist', setUp],
  21703: [
    'permanent',
    'The Messaging Service does not have a phone number available to send a message',
    setUp,
  ],
  21704: ['permanent', 'The Messaging Service contains no phone numbers', setUp],
  30001: ['pause-sender', 'Queue overflow', tryLater],
  30002: ['permanent', 'Account suspended', 'The Twilio account is suspended.'],
  30003: [
    'temporary',
    'Unreachable destination handset',
    `The phone was off or out of reach. ${tryLater}`,
  ],
  30004: ['permanent', 'Message blocked', 'The phone or its carrier blocks our texts.'],
  30005: ['permanent', 'Unknown destination handset', `No such phone. ${wrongNumber}`],
  30006: [
    'permanent',
    'Landline or unreachable carrier',
    `A landline, or a carrier that cannot be reached. ${wrongNumber}`,
  ],
  30007: ['permanent', 'Message filtered', 'The carrier filtered the text as unwanted.'],
  30008: ['temporary', 'Unknown error', `The carrier did not say why. ${tryLater}`],
  30010: ['permanent', 'Message price exceeds max price', 'It would have cost too much.'],
  30011: [
    'files-refused',
    'MMS not supported by the receiving phone number in this region',
    'This phone takes no pictures.',
  ],
  30017: ['temporary', 'Carrier network congestion', `The carrier was overloaded. ${tryLater}`],
  30018: ['permanent', 'Destination carrier requires sender ID pre-registration', setUp],
  30019: ['files-refused', 'Content size exceeds carrier limit', 'The file is too large.'],
  30020: ['temporary', 'Internal Failure with Message Scheduling', tryLater],
  30021: ['temporary', 'Internal Failure with messaging service orchestrator', tryLater],
  30022: ['pause-sender', 'US A2P 10DLC - Rate Limits Exceeded', tryLater],
  30023: [
    'permanent',
    'US A2P 10DLC - Daily Message Cap Reached',
    'The day’s limit of the carrier is reached.',
  ],
  30024: ['permanent', 'Numeric Sender ID Not Provisioned on Carrier', setUp],
  30027: [
    'permanent',
    'US A2P 10DLC - T-Mobile Daily Message Limit Reached',
    'The day’s limit of the carrier is reached.',
  ],
  30032: ['permanent', 'Toll-Free Number Has Not Been Verified', setUp],
  30033: ['permanent', 'US A2P 10DLC - Campaign Suspended', setUp],
  30034: ['permanent', 'US A2P 10DLC - Message from an Unregistered Number', setUp],
  30035: ['permanent', 'US A2P 10DLC - Message from a number still being configured', setUp],
  30410: ['temporary', 'Provider Timeout Error', `The carrier did not answer. ${tryLater}`],
  30450: ['permanent', 'Message delivery blocked', 'The phone is blocked for a while.'],
  63003: ['permanent', 'Channel could not find To address', 'They have no WhatsApp.'],
  63005: [
    'permanent',
    'Channel did not accept given content. Please see Channel specific error message for more information',
    'WhatsApp did not take the content.',
  ],
  63007: ['permanent', 'Twilio could not find a Channel with the specified From address', setUp],
  63009: [
    'temporary',
    'Channel provider returned an internal service error (HTTP 5xx). Please see Channel specific error message for more information',
    tryLater,
  ],
  63010: [
    'temporary',
    "Twilio's platform encountered an internal error processing this message",
    tryLater,
  ],
  63012: ['temporary', 'Channel provider returned an internal service error', tryLater],
  63013: ['permanent', 'Channel policy violation', 'WhatsApp does not allow this message.'],
  63014: [
    'permanent',
    'Channel message blocked by user action',
    'The customer blocks us on WhatsApp.',
  ],
  63015: [
    'permanent',
    'Channel Sandbox can only send messages to phone numbers that have joined the Sandbox',
    'WhatsApp is in its sandbox, which they have not joined.',
  ],
  63016: [
    'whatsapp-window',
    'Failed to send freeform message because you are outside the allowed window. If you are using WhatsApp, please use a Message Template.',
    'They last wrote on WhatsApp more than 24 hours ago, and no approved template was at hand.',
  ],
  63017: ['pause-sender', 'Rate limit exceeded', tryLater],
  63018: ['pause-sender', 'Rate limit exceeded for Channel', tryLater],
  63019: ['files-refused', 'Media failed to download', 'The picture or file cannot be fetched.'],
  63021: ['permanent', 'Channel invalid content error', 'WhatsApp did not take the content.'],
  63024: ['permanent', 'Invalid message recipient', 'They have no WhatsApp.'],
  63027: ['permanent', 'Template does not exist for a language and locale', setUp],
  63028: [
    'permanent',
    'Number of parameters provided does not match the expected number of parameters',
    setUp,
  ],
  63032: [
    'permanent',
    'We cannot send this message to this user because of a WhatsApp limitation. ',
    'WhatsApp does not let us write to them now.',
  ],
  63033: [
    'permanent',
    'Recipient blocked to receive message',
    'The customer blocks us on WhatsApp.',
  ],
  63034: ['files-refused', 'Media exceeds size limit', 'The file is too large for WhatsApp.'],
  63038: [
    'permanent',
    'Account exceeded the daily messages limit',
    'The day’s limit of WhatsApp is reached.',
  ],
  63041: ['permanent', 'Template paused', 'WhatsApp has paused this template.'],
  63042: ['permanent', 'Template disabled', 'WhatsApp has disabled this template.'],
};

/** What is known of a code of Twilio's; undefined for codes that say nothing about a message. */
export function errorCoded(code: number | string | null | undefined): KnownError | undefined {
  const found = codes[Number(code)];
  return found && { class: found[0], meaning: found[1], forStaff: found[2] };
}

/** All codes that are known, for tests and for staff's pages. */
export const knownErrorCodes: readonly number[] = Object.keys(codes).map(Number);
