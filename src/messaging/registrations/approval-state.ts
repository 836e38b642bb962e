/** What became of a template that was submitted for approval. */
export type RegistrationState = 'pending' | 'approved' | 'rejected';

/**
 * Twilio's status of an approval, as it counts for sending. A paused template (too many complaints)
 * or a disabled one may not be sent either. Twilio: "Content API: Approval requests", statuses.
 */
export function approvalStateOf(status: unknown): RegistrationState | 'unsubmitted' {
  switch (status) {
    case 'approved':
      return 'approved';
    case 'rejected':
    case 'paused':
    case 'disabled':
      return 'rejected';
    case 'received':
    case 'pending':
      return 'pending';
    default:
      return 'unsubmitted';
  }
}
