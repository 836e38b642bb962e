import type { Exchange } from '../exchange';
import type { ApprovalRequest, ApprovalStatus, Content } from '../state/content-records';
import { variablesOf } from './render';

/** How WhatsApp can decide about a template, at once or later. */
export type Decision = ApprovalRequest['decision'];

/** What of a review has passed when a template turns from `received` into `pending`. */
const pendingAfter = 0.5;

/** Where a template stands at WhatsApp at `now` (epoch ms). */
export function approvalStatus(
  { approval }: Pick<Content, 'approval'>,
  now: number,
): ApprovalStatus {
  if (!approval) return 'unsubmitted';
  const { submittedAt, reviewedAt, decision } = approval;
  if (now >= reviewedAt) return decision;
  return now < submittedAt + (reviewedAt - submittedAt) * pendingAfter ? 'received' : 'pending';
}

/**
 * Why WhatsApp does not take a template; '' when it does. Source: Twilio "Using variables with
 * content templates" and "WhatsApp message template approvals: common rejection reasons".
 */
export function reasonToReject(content: Pick<Content, 'types' | 'variables'>): string {
  const bodies = Object.values(content.types).flatMap((said): string[] => {
    const body: unknown =
      typeof said === 'object' && said !== null ? Reflect.get(said, 'body') : '';
    return typeof body === 'string' ? [body.trim()] : [];
  });
  if (bodies.some((body) => /^\{\{\w+\}\}|\{\{\w+\}\}$/.test(body))) {
    return 'INVALID_FORMAT. Variables cannot be at the start or end of the template.';
  }
  if (bodies.some((body) => /\}\}\s*\{\{/.test(body))) {
    return 'INVALID_FORMAT. Two variables stand next to each other.';
  }
  const unsampled = variablesOf(content).find((name) => !content.variables[name]);
  return unsampled === undefined
    ? ''
    : `INVALID_FORMAT. The variable {{${unsampled}}} is missing a sample value.`;
}

/** Decides about a template by hand, from now on. One that was never submitted is as if it had been. */
export function decideApproval(
  content: Content,
  { decision, reason }: { decision: Decision; reason: string },
  { state, clock }: Pick<Exchange, 'state' | 'clock'>,
): Content {
  const now = clock.now();
  const request = content.approval ?? {
    name: content.friendlyName || content.sid.toLowerCase(),
    category: 'UTILITY',
    contentType: Object.keys(content.types)[0] ?? '',
    allowCategoryChange: true,
    submittedAt: now,
  };
  const approval = { ...request, reviewedAt: now, decision, rejectionReason: reason };
  return state.contents.update(content.sid, { approval, dateUpdated: now }) ?? content;
}
