import { answerBroadcastRequest } from '../src/broadcasts/answer-request';
import { broadcastRequest } from '../src/broadcasts/broadcast-request';
import { partnerEvent } from '../src/platform/gates/partner-event';

/** The business's own system sends one message to many people, or asks about it. */
export const handler = partnerEvent({
  input: broadcastRequest,
  answer: answerBroadcastRequest,
  // 10,000 people with their names and a few words for each.
  largestBody: 4 * 1024 * 1024,
});
