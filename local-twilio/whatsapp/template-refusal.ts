import type { ApprovalStatus } from '../state/content-records';
import type { MessageTemplate } from '../state/records';

/** Twilio's codes for what can be wrong with a template that is to be sent. */
const codes = {
  unknown: 63027,
  valueMissing: 63028,
  notInSession: 63016,
  notAllowedInSession: 63005,
  policy: 63013,
  tooLong: 63021,
  rejected: 63040,
  paused: 63041,
  disabled: 63042,
} as const;

const longestTemplate = 1024;
/** Unapproved templates have at most so many buttons (Twilio "twilio/quick-reply"). */
const buttonsInSession = 3;

/**
 * What keeps WhatsApp from taking a template, as Twilio's error code; `undefined` when nothing does.
 * An approved one goes out at any time, another only in a session and only where WhatsApp could show
 * the same to a conversation. Sources: Twilio's errors 63005, 63013, 63016, 63021, 63027, 63028, 63040,
 * 63041 and 63042.
 */
export function templateRefusal({
  template,
  body,
  status,
  session,
}: {
  template: MessageTemplate;
  /** With the values filled in. */
  body: string;
  /** `gone`: there is no such template any more. */
  status: ApprovalStatus | 'gone';
  session: 'open' | 'closed';
}): number | undefined {
  if (status === 'gone') return codes.unknown;
  if (template.missing.length > 0) return codes.valueMissing;
  if (body.length > longestTemplate) return codes.tooLong;
  if (status === 'approved') {
    return Object.values(template.variables).some(breaksPolicy) ? codes.policy : undefined;
  }
  if (session === 'closed') return withoutSession(status);
  const needsApproval = template.contentType.startsWith('whatsapp/');
  const tooMany =
    template.contentType === 'twilio/quick-reply' && template.buttons.length > buttonsInSession;
  return needsApproval || tooMany ? codes.notAllowedInSession : undefined;
}

function withoutSession(status: Exclude<ApprovalStatus, 'approved'>): number {
  switch (status) {
    case 'rejected':
    case 'paused':
    case 'disabled':
      return codes[status];
    case 'unsubmitted':
    case 'received':
    case 'pending':
      return codes.notInSession;
  }
}

/** An empty value, one with line breaks or tabs, or with more than four spaces in a row. */
function breaksPolicy(value: string): boolean {
  return value.trim() === '' || /[\n\t]| {5}/.test(value);
}
