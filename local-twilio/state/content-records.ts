/** The states of a template at WhatsApp. Twilio: "WhatsApp template approval statuses". */
export const approvalStatuses = [
  'unsubmitted',
  'received',
  'pending',
  'approved',
  'rejected',
  'paused',
  'disabled',
] as const;
export type ApprovalStatus = (typeof approvalStatuses)[number];

/** What was asked of WhatsApp, and what it has decided. */
export interface ApprovalRequest {
  /** Lower-case letters, digits and underscores. */
  name: string;
  category: string;
  contentType: string;
  allowCategoryChange: boolean;
  submittedAt: number;
  /** When WhatsApp will have looked at it; then `decision` holds. */
  reviewedAt: number;
  decision: Exclude<ApprovalStatus, 'unsubmitted' | 'received' | 'pending'>;
  /** '' where nothing was rejected. */
  rejectionReason: string;
}

/** A message template. Twilio: "Content API: Content resource". */
export interface Content {
  sid: string;
  accountSid: string;
  friendlyName: string;
  /** "en", "es_MX". */
  language: string;
  /** Samples by the names of the variables: `{"1": "Maya"}`. */
  variables: Readonly<Record<string, string>>;
  /** What it says on which kind of channel, by content type ("twilio/text"). */
  types: Readonly<Record<string, unknown>>;
  approval: ApprovalRequest | null;
  dateCreated: number;
  dateUpdated: number;
}
