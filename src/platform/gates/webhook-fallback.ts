import { describeError } from '../errors';
import {
  emptyResponse,
  type FunctionEvent,
  type FunctionHandler,
  type FunctionResponse,
  xmlResponse,
} from '../functions-runtime';
import { createLog } from '../log';
import { formatPhoneNumber, isReachablePhoneNumber, phoneNumberIn } from '../phone-numbers';
import { messagingResponse, type VoiceResponse, voiceResponse } from '../twiml';
import { apologizeToCaller, apologyText, offerMessageWithoutStore } from './apology';
import { parameterOf, type WebhookRequest } from './webhook-input';

const log = createLog({ level: 'info' });

/**
 * The gate and the answer for Twilio's fallback URLs, which it asks when another webhook failed. It
 * needs neither store nor valid environment, and loads next to nothing, so that it works when
 * nothing else does. One URL serves calls and texts: a call has a CallSid, a text a MessageSid.
 * Twilio: "Availability and reliability", fallback URLs.
 */
export function webhookFallback(): FunctionHandler {
  return async (context, event, callback) => {
    callback(null, await respond({ context, event }));
  };
}

async function respond({ context, event }: WebhookRequest): Promise<FunctionResponse> {
  if (parameterOf(event, 'AccountSid') !== context.ACCOUNT_SID) return emptyResponse(403);
  const errorCode = parameterOf(event, 'ErrorCode');
  if (errorCode !== undefined) {
    // The query may hold what a caller said, so only the path is logged.
    const errorUrl = parameterOf(event, 'ErrorUrl')?.split('?')[0];
    log.error('webhook_fell_back', { errorCode, errorUrl });
  }
  if (parameterOf(event, 'CallSid') === undefined) {
    const twiml = messagingResponse();
    twiml.message(apologyText);
    return xmlResponse(twiml);
  }
  return xmlResponse(await answerCaller({ context, event }));
}

async function answerCaller({ context, event }: WebhookRequest): Promise<VoiceResponse> {
  switch (parameterOf(event, 'step')) {
    case 'rang':
      return hasTalked(event)
        ? goodbye('Thank you for calling. Goodbye.')
        : offerMessageWithoutStore({ opening: 'Sorry, nobody can take your call right now.' });
    case 'recorded':
      await tellFrontDesk({ context, event });
      return goodbye('Thank you. We will get back to you. Goodbye.');
    default:
      return apologizeToCaller({ context, event });
  }
}

function hasTalked(event: FunctionEvent): boolean {
  const talked = parameterOf(event, 'DialCallStatus') === 'completed';
  return talked && parameterOf(event, 'DialBridged') !== 'false';
}

/** Without the store there is no outbox: one try, straight to Twilio, so that somebody knows. */
async function tellFrontDesk({ context, event }: WebhookRequest): Promise<void> {
  const to = phoneNumberIn(context.FRONT_DESK_PHONE_NUMBER);
  const from = phoneNumberIn(context.BUSINESS_PHONE_NUMBER);
  const recordingSid = parameterOf(event, 'RecordingSid');
  if (to === undefined || from === undefined || recordingSid === undefined) return;
  const address = parameterOf(event, 'From') ?? '';
  const caller = isReachablePhoneNumber(address) ? formatPhoneNumber(address) : 'a withheld number';
  try {
    await context.getTwilioClient().messages.create({
      to,
      from,
      body: `New voicemail from ${caller}, left while our system had a fault. Find it in the Twilio Console as ${recordingSid}.`,
    });
  } catch (error) {
    log.error('front_desk_not_told', { recordingSid, ...describeError(error) });
  }
}

function goodbye(words: string): VoiceResponse {
  const twiml = voiceResponse();
  twiml.say(words);
  twiml.hangup();
  return twiml;
}
