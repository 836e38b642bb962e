import type { Appointment } from './appointment';

/** The keys of an appointment's messages in the outbox: once for each time it was planned anew. */
export function reminderKey({
  appointment,
  leadMinutes,
}: {
  appointment: Pick<Appointment, 'id' | 'revision'>;
  leadMinutes: number;
}): string {
  return `${prefix(appointment)}${leadMinutes}`;
}

export function newsKey({
  appointment,
  news,
}: {
  appointment: Pick<Appointment, 'id' | 'revision'>;
  news: 'moved' | 'cancelled';
}): string {
  return `${prefix(appointment)}${news}`;
}

/** Whether a message belongs to the appointment as it is planned now. */
export function isOfPresentPlan({
  appointment,
  idempotencyKey,
}: {
  appointment: Pick<Appointment, 'id' | 'revision'>;
  idempotencyKey: string;
}): boolean {
  return idempotencyKey.startsWith(prefix(appointment));
}

function prefix({ id, revision }: Pick<Appointment, 'id' | 'revision'>): string {
  return `appointment:${id}:${revision}:`;
}
