import type { Exchange } from '../../exchange';
import { deleteMedia, fileOf } from '../../messaging/media';
import type { Media } from '../../state/records';
import { isWithinDates, rfc2822 } from '../dates';
import { notFound } from '../errors';
import { ownRecord } from '../own-records';
import { page2010 } from '../paging';
import type { ApiRequest, Route } from '../route';

/** Pictures and other files of messages. Twilio: "Media resource". */
export const media: readonly Route[] = [
  {
    operation: 'ListMedia',
    host: 'api',
    method: 'GET',
    path: '/2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Media.json',
    handle: (request, { state }) => {
      const { path, query } = request;
      const { sid } = ownRecord(request, state.messages, path.MessageSid);
      const created = {
        on: query.get('DateCreated'),
        before: query.get('DateCreated<'),
        after: query.get('DateCreated>'),
      };
      const found = state.media
        .of(sid)
        .filter(({ dateCreated }) => isWithinDates(dateCreated, created));
      return page2010(request, 'media_list', found.reverse(), presentMedia);
    },
  },
  {
    operation: 'FetchMedia',
    host: 'api',
    method: 'GET',
    path: '/2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Media/{Sid}.json',
    handle: (request, exchange) => ({
      status: 200,
      json: presentMedia(mediaOf(request, exchange)),
    }),
  },
  {
    operation: 'DeleteMedia',
    host: 'api',
    method: 'DELETE',
    path: '/2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Media/{Sid}.json',
    handle: (request, exchange) => {
      deleteMedia(mediaOf(request, exchange), exchange);
      return { status: 204 };
    },
  },
  {
    // Twilio's OpenAPI describes the JSON alone; without ".json" the file itself is answered.
    operation: 'file:FetchMedia',
    host: 'api',
    method: 'GET',
    path: '/2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Media/{Sid}',
    openTo: 'everyone',
    handle: async (request, exchange) => {
      const file = await fileOf(mediaOf(request, exchange), exchange);
      if (!file) throw notFound(request.url.pathname);
      return { status: 200, ...file };
    },
  },
];

function mediaOf(request: ApiRequest, { state }: Exchange): Media {
  const found = ownRecord(request, state.media);
  if (found.parentSid !== request.path.MessageSid) throw notFound(request.url.pathname);
  return found;
}

function presentMedia(media: Media): Record<string, unknown> {
  return {
    sid: media.sid,
    account_sid: media.accountSid,
    parent_sid: media.parentSid,
    content_type: media.contentType,
    date_created: rfc2822(media.dateCreated),
    date_updated: rfc2822(media.dateUpdated),
    uri: `/2010-04-01/Accounts/${media.accountSid}/Messages/${media.parentSid}/Media/${media.sid}.json`,
  };
}
