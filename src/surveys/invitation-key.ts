/** What the outbox knows the invitation to a run by. */
export function invitationKey(runId: string): string {
  return `survey:${runId}`;
}
