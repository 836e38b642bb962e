import { reasonToReject } from '../../../content/approval';
import type { Exchange } from '../../../exchange';
import type { ApprovalRequest, Content } from '../../../state/content-records';
import { ApiError } from '../../errors';
import { ownRecord } from '../../own-records';
import type { ApiRequest, Route } from '../../route';
import { presentApproval, urlOf } from './present-content';

/** Types that exist within a conversation only. Source: Twilio "twilio/list-picker". */
const neverSubmitted = ['twilio/list-picker', 'twilio/location'];

/** What WhatsApp thinks of templates. Twilio: "Content API: Approval requests". */
export const approvalRequests: readonly Route[] = [
  {
    operation: 'CreateApprovalCreate',
    host: 'content',
    method: 'POST',
    path: '/v1/Content/{ContentSid}/ApprovalRequests/whatsapp',
    handle: (request, exchange) => {
      const content = ownRecord(request, exchange.state.contents, request.path.ContentSid);
      if (content.approval !== null) {
        const message =
          'The template associated with this SID has already been submitted for approval.';
        throw new ApiError({ code: 92009, message });
      }
      const approval = readApproval(request, { content, exchange });
      const submitted = { ...content, approval };
      exchange.state.contents.insert(submitted);
      return { status: 201, json: presentApproval(submitted, exchange.clock.now()) };
    },
  },
  {
    operation: 'FetchApprovalFetch',
    host: 'content',
    method: 'GET',
    path: '/v1/Content/{Sid}/ApprovalRequests',
    handle: (request, { state, clock }) => {
      const content = ownRecord(request, state.contents);
      const json = {
        sid: content.sid,
        account_sid: content.accountSid,
        whatsapp: { type: 'whatsapp', ...presentApproval(content, clock.now()) },
        url: `${urlOf(content)}/ApprovalRequests`,
      };
      return { status: 200, json };
    },
  },
];

function readApproval(
  { form }: ApiRequest,
  { content, exchange }: { content: Content; exchange: Exchange },
): ApprovalRequest {
  const name = form.get('name') ?? '';
  if (!/^[a-z0-9_]{1,512}$/.test(name)) {
    const message = 'name must have lower-case letters, digits and underscores only';
    throw new ApiError({ code: 20001, message });
  }
  const category = form.get('category') ?? '';
  if (!/^(UTILITY|MARKETING|AUTHENTICATION)$/.test(category)) {
    const message = 'category must be UTILITY, MARKETING or AUTHENTICATION';
    throw new ApiError({ code: 20001, message });
  }
  const contentType = Object.keys(content.types).find((type) => !neverSubmitted.includes(type));
  if (contentType === undefined) {
    const message = 'This content type works within a conversation only and needs no approval';
    throw new ApiError({ code: 20001, message });
  }
  const now = exchange.clock.now();
  const rejectionReason = reasonToReject(content);
  return {
    name,
    category,
    contentType,
    allowCategoryChange: form.get('allow_category_change') !== 'false',
    submittedAt: now,
    reviewedAt: now + exchange.messaging.behaviour.templateReviewMs,
    decision: rejectionReason === '' ? 'approved' : 'rejected',
    rejectionReason,
  };
}
