import { createSid } from '../../../sids';
import { ApiError } from '../../errors';
import { ownRecord, ownRecords } from '../../own-records';
import { pageWithMeta } from '../../paging';
import type { Route } from '../../route';
import { presentContent, presentWithApproval } from './present-content';
import { readContent } from './read-content';

/** Message templates for every channel. Twilio: "Content API: Content resource". */
export const contents: readonly Route[] = [
  {
    operation: 'CreateContent',
    host: 'content',
    method: 'POST',
    path: '/v1/Content',
    handle: ({ account, form }, { state, clock }) => {
      const content = state.contents.insert({
        sid: createSid('HX'),
        accountSid: account.sid,
        ...readContent(form),
        approval: null,
        dateCreated: clock.now(),
        dateUpdated: clock.now(),
      });
      return { status: 201, json: presentContent(content) };
    },
  },
  {
    operation: 'ListContent',
    host: 'content',
    method: 'GET',
    path: '/v1/Content',
    handle: (request, { state }) =>
      pageWithMeta(request, 'contents', ownRecords(request, state.contents), presentContent),
  },
  {
    operation: 'ListContentAndApprovals',
    host: 'content',
    method: 'GET',
    path: '/v1/ContentAndApprovals',
    handle: (request, { state, clock }) =>
      pageWithMeta(request, 'contents', ownRecords(request, state.contents), (content) =>
        presentWithApproval(content, clock.now()),
      ),
  },
  {
    operation: 'FetchContent',
    host: 'content',
    method: 'GET',
    path: '/v1/Content/{Sid}',
    handle: (request, { state }) => ({
      status: 200,
      json: presentContent(ownRecord(request, state.contents)),
    }),
  },
  {
    operation: 'UpdateContent',
    host: 'content',
    method: 'PUT',
    path: '/v1/Content/{Sid}',
    handle: (request, { state, clock }) => {
      const content = ownRecord(request, state.contents);
      const language = request.form.get('language') ?? content.language;
      if (content.approval !== null || language !== content.language) {
        const message =
          'Invalid Content update: the language never changes, and nothing does once submitted for approval.';
        throw new ApiError({ code: 92010, message });
      }
      const { friendlyName, variables } = content;
      const written = readContent(request.form, { friendlyName, language, variables });
      const updated = { ...content, ...written, dateUpdated: clock.now() };
      return { status: 200, json: presentContent(state.contents.insert(updated)) };
    },
  },
  {
    operation: 'DeleteContent',
    host: 'content',
    method: 'DELETE',
    path: '/v1/Content/{Sid}',
    handle: (request, { state }) => {
      state.contents.delete(ownRecord(request, state.contents).sid);
      return { status: 204 };
    },
  },
];
