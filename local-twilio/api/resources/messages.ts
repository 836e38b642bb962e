import type { Exchange } from '../../exchange';
import { isFinal } from '../../messaging/journey';
import { deleteMedia } from '../../messaging/media';
import { forgetText, redactMessage } from '../../messaging/redact';
import type { Message } from '../../state/records';
import { isWithinDates, rfc2822, rfc2822OrNull } from '../dates';
import { ApiError } from '../errors';
import { readMessageRequest } from '../message-request';
import { ownRecord, ownRecords } from '../own-records';
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
      const { query } = request;
      const to = query.get('To');
      const from = query.get('From');
      const sent = {
        on: query.get('DateSent'),
        before: query.get('DateSent<'),
        after: query.get('DateSent>'),
      };
      const found = ownRecords(request, state.messages).filter(
        (message) =>
          (to === undefined || message.to === to) &&
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
      const files = message.numMedia === 0 ? [] : exchange.state.media.list();
      for (const media of files) {
        if (media.parentSid === message.sid) deleteMedia(media, exchange);
      }
      // Its past versions in the journal go with the next start: rewriting that for each of many
      // messages would take long.
      forgetText(message, exchange);
      exchange.state.messages.delete(message.sid);
      return { status: 204 };
    },
  },
];

function messageOf(request: ApiRequest, { state }: Exchange): Message {
  return ownRecord(request, state.messages);
}

/** All that can be changed is the body, to nothing; a cancellation needs a scheduled message. */
function refuseOtherThanRedaction({ form }: ApiRequest, message: Message): void {
  if (form.get('Status') === 'canceled') {
    const text = 'Message cannot be canceled: only a scheduled message that was not sent yet can.';
    throw new ApiError({ status: 409, code: 30409, message: text });
  }
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
    price: null,
    price_unit: 'USD',
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}
