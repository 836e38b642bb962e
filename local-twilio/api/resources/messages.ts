import type { Exchange } from '../../exchange';
import { isFinal } from '../../messaging/final-status';
import { deleteMedia } from '../../messaging/media';
import { forgetText, redactMessage } from '../../messaging/redact';
import { priceUnit } from '../../pricing/price-of';
import type { Message } from '../../state/records';
import { isWithinDates, rfc2822, rfc2822OrNull } from '../dates';
import { ApiError, notFound } from '../errors';
import { readMessageRequest } from '../message-request';
import { ownRecord } from '../own-records';
import { page2010 } from '../paging';
import type { ApiRequest, Route } from '../route';

/** Messages. Twilio: "Message resource". */
export const messages: readonly Route[] = [
  {
    operation: 'CreateMessage',
    host: 'api',
    method: 'POST',
    path: '/2010-04-01/Accounts/{AccountSid}/Messages.json',
    openTo: 'test-credentials',
    handle: ({ account, form }, exchange) => {
      const text = readMessageRequest(form, { account, exchange });
      const message =
        account.kind === 'test' ? exchange.messaging.compose(text) : exchange.messaging.send(text);
      return { status: 201, json: presentMessage(message) };
    },
  },
  {
    operation: 'ListMessage',
    host: 'api',
    method: 'GET',
    path: '/2010-04-01/Accounts/{AccountSid}/Messages.json',
    handle: (request, { state }) => {
      const { account, query } = request;
      const to = query.get('To');
      const from = query.get('From');
      const sent = {
        on: query.get('DateSent'),
        before: query.get('DateSent<'),
        after: query.get('DateSent>'),
      };
      // Those to one recipient are found without a look at all others.
      const candidates = to === undefined ? state.messages.list() : state.messages.to(to);
      const found = candidates.filter(
        (message) =>
          message.accountSid === account.sid &&
          !message.isTwiliosOwn &&
          (from === undefined || message.from === from) &&
          isWithinDates(message.dateSent, sent),
      );
      return page2010(request, 'messages', found, presentMessage);
    },
  },
  {
    operation: 'FetchMessage',
    host: 'api',
    method: 'GET',
    path: '/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json',
    handle: (request, exchange) => ({
      status: 200,
      json: presentMessage(messageOf(request, exchange)),
    }),
  },
  {
    operation: 'UpdateMessage',
    host: 'api',
    method: 'POST',
    path: '/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json',
    handle: (request, exchange) => {
      const message = messageOf(request, exchange);
      if (request.form.get('Status') === 'canceled') {
        return { status: 200, json: presentMessage(canceled(message, exchange)) };
      }
      refuseOtherThanRedaction(request, message);
      return { status: 200, json: presentMessage(redactMessage(message, exchange)) };
    },
  },
  {
    operation: 'DeleteMessage',
    host: 'api',
    method: 'DELETE',
    path: '/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json',
    handle: (request, exchange) => {
      const message = messageOf(request, exchange);
      if (!isFinal(message.status)) {
        const text = 'Cannot delete message because delivery has not been completed.';
        throw new ApiError({ status: 409, code: 20009, message: text });
      }
      for (const media of exchange.state.media.of(message.sid)) deleteMedia(media, exchange);
      // Its past versions in the journal go with the next start: rewriting that for each of many
      // messages would take long.
      forgetText(message, exchange);
      exchange.state.messages.delete(message.sid);
      return { status: 204 };
    },
  },
];

/** What Twilio itself sends (answers to keywords) is in no log. Throws 404. */
function messageOf(request: ApiRequest, { state }: Exchange): Message {
  const message = ownRecord(request, state.messages);
  if (message.isTwiliosOwn) throw notFound(request.url.pathname);
  return message;
}

/** Only a scheduled message can be taken back. Throws 409 (30409). */
function canceled(message: Message, exchange: Exchange): Message {
  const taken = exchange.messaging.cancel(message);
  if (taken) return taken;
  const text = 'Message cannot be canceled: only a scheduled message that was not sent yet can.';
  throw new ApiError({ status: 409, code: 30409, message: text });
}

/** All that can be changed besides is the body, to nothing. */
function refuseOtherThanRedaction({ form }: ApiRequest, message: Message): void {
  if (form.get('Body') !== '') {
    const text = "A message's Body can only be set to an empty text, which redacts it.";
    throw new ApiError({ code: 20422, message: text });
  }
  if (!isFinal(message.status)) {
    const text = 'Cannot redact message because delivery has not been completed.';
    throw new ApiError({ status: 409, code: 20009, message: text });
  }
}

function presentMessage(message: Message): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${message.accountSid}/Messages/${message.sid}`;
  return {
    sid: message.sid,
    account_sid: message.accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: rfc2822(message.dateCreated),
    date_sent: rfc2822OrNull(message.dateSent),
    date_updated: rfc2822(message.dateUpdated),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: message.errorMessage,
    from: message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: String(message.numMedia),
    num_segments: String(message.numSegments),
    price: message.price,
    price_unit: priceUnit,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}
