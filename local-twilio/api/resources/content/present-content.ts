import { approvalStatus } from '../../../content/approval';
import type { Content } from '../../../state/content-records';
import { iso8601 } from '../../dates';

const origin = 'https://content.twilio.com';

/** A template over REST. Twilio: "Content API: Content resource". */
export function presentContent(content: Content): Record<string, unknown> {
  const url = urlOf(content);
  return {
    ...presentCommon(content),
    url,
    links: {
      approval_create: `${url}/ApprovalRequests/whatsapp`,
      approval_fetch: `${url}/ApprovalRequests`,
    },
  };
}

/** A template in the list that tells what WhatsApp said of each. */
export function presentWithApproval(content: Content, now: number): Record<string, unknown> {
  return { ...presentCommon(content), approval_requests: presentApproval(content, now) };
}

/** Where a template stands at WhatsApp at `now`; empty texts for one that was never submitted. */
export function presentApproval(content: Content, now: number): Record<string, unknown> {
  const { approval } = content;
  const status = approvalStatus(content, now);
  return {
    name: approval?.name ?? '',
    category: approval?.category ?? '',
    content_type: approval?.contentType ?? '',
    status,
    rejection_reason: status === approval?.decision ? approval.rejectionReason : '',
    allow_category_change: approval?.allowCategoryChange ?? true,
  };
}

export function urlOf({ sid }: Pick<Content, 'sid'>): string {
  return `${origin}/v1/Content/${sid}`;
}

function presentCommon(content: Content): Record<string, unknown> {
  return {
    sid: content.sid,
    account_sid: content.accountSid,
    friendly_name: content.friendlyName,
    language: content.language,
    variables: content.variables,
    types: content.types,
    date_created: iso8601(content.dateCreated),
    date_updated: iso8601(content.dateUpdated),
  };
}
