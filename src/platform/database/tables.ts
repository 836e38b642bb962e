import type { Generated } from 'kysely';
import type { AppointmentTables } from './tables/appointments';
import type { ConversationTables } from './tables/conversations';
import type { Json } from './tables/json';
import type { MessagingTables } from './tables/messaging';
import type { SurveyTables } from './tables/surveys';

export type Department = 'sales' | 'support' | 'operator';

/** Amounts are in cents; times are instants; columns of type jsonb are parsed where they are read. */
export interface Tables
  extends MessagingTables,
    AppointmentTables,
    ConversationTables,
    SurveyTables {
  businesses: {
    id: Generated<string>;
    phone_number: string;
    name: string;
    time_zone: string;
    opening_hours: Json;
    language: Generated<string>;
    /** `{"from": "21:00", "to": "08:00"}` by the recipient's clocks. */
    quiet_hours: Generated<unknown>;
    /** Minutes before an appointment. */
    reminder_leads: Generated<number[]>;
    created_at: Date;
  };
  agents: {
    id: Generated<string>;
    business_id: string;
    department: Department;
    name: string;
    phone_number: string;
    takes_calls: Generated<boolean>;
    receives_texts: Generated<boolean>;
  };
  customers: {
    business_id: string;
    phone_number: string;
    name: string;
    /** As `en` or `es`; null: the business's. */
    language: string | null;
    /** IANA name; null: as the number tells. */
    time_zone: string | null;
    /** Lower case. */
    email: string | null;
    created_at: Date;
  };
  accounts: {
    business_id: string;
    /** Lower case. */
    email: string;
    customer_phone_number: string;
    account_number: string;
    balance_cents: number;
    currency: string;
    due_on: string | null;
  };
  calls: {
    call_sid: string;
    caller: string;
    called: string;
    status: string;
    department: Department | null;
    /** Twilio's DialCallStatus once somebody was rung. */
    dial_status: string | null;
    started_at: Date;
    ended_at: Date | null;
    duration_seconds: number | null;
  };
  voicemails: {
    recording_sid: string;
    call_sid: string;
    department: Department;
    recording_url: string | null;
    duration_seconds: number | null;
    transcription: string | null;
    received_at: Date;
  };
  inbound_messages: {
    customer_address: string;
    message_sid: string;
    body: string;
    media_count: number;
    reply: string | null;
    received_at: Date;
  };
}
