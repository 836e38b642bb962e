import type { Generated, GeneratedAlways } from 'kysely';

/** Tables of `src/appointments/`. Phone numbers are E.164; references are the business's own. */
export interface AppointmentTables {
  appointments: {
    id: Generated<string>;
    business_id: string;
    reference: string;
    customer_phone_number: string;
    service: string;
    starts_at: Date;
    /** IANA name of the place's zone. */
    time_zone: string;
    state:
      | 'booked'
      | 'reminded'
      | 'confirmed'
      | 'change-requested'
      | 'cancelled'
      | 'missed'
      | 'done';
    revision: Generated<number>;
    asked_at: Date | null;
    created_as: string;
    created_at: Date;
  };
  appointment_history: {
    business_id: string;
    reference: string;
    position: GeneratedAlways<string>;
    event: string;
    state: AppointmentTables['appointments']['state'];
    source: 'business' | 'customer' | 'carrier' | 'schedule';
    detail: string | null;
    occurred_at: Date;
  };
  appointment_reminders: {
    business_id: string;
    reference: string;
    idempotency_key: string;
    recipient: string;
    lead_minutes: number;
    send_at: Date;
    state: 'planned' | 'sent' | 'not-sent' | 'called-off';
    noted_at: Date | null;
  };
  appointment_questions: {
    customer_address: string;
    business_id: string;
    /** Null when no choice was offered, or they have not said what for. */
    wish: 'confirm' | 'reschedule' | 'not-coming' | 'cancel' | null;
    appointment_references: string[];
    misses: number;
    asked_at: Date;
  };
}
