import type { Generated, GeneratedAlways } from 'kysely';
import type { Json } from './json';

export type Channel = 'sms' | 'whatsapp' | 'email';

/** Tables of `src/messaging/`. People are E.164; addresses as Twilio writes them; money in millionths. */
export interface MessagingTables {
  senders: {
    business_id: string;
    channel: Channel;
    address: string;
    kind: 'long-code' | 'toll-free' | 'short-code' | 'alphanumeric' | 'whatsapp' | 'email';
    countries: Generated<string[]>;
    purposes: Generated<string[]>;
    sends_media: Generated<boolean>;
    /** Postgres gives a numeric as text. */
    messages_per_second: string | number;
    messaging_service_sid: string | null;
    dlt_entity_id: string | null;
    next_send_at: Date | null;
    paused_until: Date | null;
    paced_at: Date | null;
  };
  contacts: {
    customer_address: string;
    business_id: string;
    sender: string;
    last_inbound_at: Date;
  };
  consent_events: {
    person: string;
    id: GeneratedAlways<string>;
    business_id: string;
    sender: string;
    purpose: string;
    decision: 'agreed' | 'refused';
    source: string;
    evidence: string | null;
    decided_at: Date;
  };
  consents: {
    person: string;
    business_id: string;
    sender: string;
    purpose: string;
    decision: 'agreed' | 'refused';
    source: string;
    decided_at: Date;
  };
  template_registrations: {
    business_id: string;
    template: string;
    language: string;
    scheme: 'whatsapp' | 'dlt';
    registration_id: string;
    registered_text: string | null;
    state: 'pending' | 'approved' | 'rejected';
    updated_at: Date;
  };
  spending: {
    business_id: string;
    /** The business's own day, as `2026-12-25`. */
    day: string;
    /** Postgres gives a bigint as text. */
    micros: string | number;
    staff_told_at: Date | null;
  };
  outbox: {
    id: Generated<string>;
    business_id: string;
    recipient: string;
    idempotency_key: string;
    purpose: string;
    template: string;
    variables: Json;
    language: string | null;
    media: Json | null;
    priority: Generated<number>;
    channels: string[];
    channel_index: Generated<number>;
    channel_waits: Json | null;
    /** Chosen when a channel is tried. */
    sender: string | null;
    state:
      | 'pending'
      | 'sending'
      | 'scheduled'
      | 'cancelling'
      | 'sent'
      | 'delivered'
      | 'failed'
      | 'cancelled'
      | 'refused'
      | 'expired';
    attempts: Generated<number>;
    /** When a dispatcher may look at it again; null when nothing is left to do. */
    due_at: Date | null;
    earliest_at: Date;
    latest_at: Date;
    hold: Generated<'in-store' | 'at-twilio'>;
    broadcast_id: string | null;
    /** What sending it has cost so far, estimated. */
    cost_micros: Generated<string | number>;
    message_sid: string | null;
    /** Tries on the present channel. */
    channel_attempts: Generated<number>;
    error_code: string | null;
    cancel_requested_at: Date | null;
    created_at: Date;
    finished_at: Date | null;
  };
  outbox_attempts: {
    outbox_id: string;
    attempt: number;
    recipient: string;
    channel: Generated<Channel>;
    sender: string | null;
    /** SHA-256 of the text in hexadecimal. */
    body_digest: string | null;
    outcome: 'begun' | 'sent' | 'temporary-failure' | 'permanent-failure';
    error_code: string | null;
    message_sid: string | null;
    attempted_at: Date;
  };
  deliveries: {
    recipient: string;
    message_sid: string;
    outbox_id: string | null;
    state: string;
    error_code: number | null;
    updated_at: Date;
  };
  delivery_reports: {
    recipient: string;
    message_sid: string;
    status: string;
    error_code: number | null;
    received_at: Date;
  };
  inbound_media: {
    customer_address: string;
    message_sid: string;
    position: number;
    content_type: string;
    url: string;
  };
  broadcasts: {
    business_id: string;
    reference: string;
    id: Generated<string>;
    template: string;
    purpose: string;
    /** SHA-256 in hexadecimal of what was asked for. */
    content_digest: string;
    recipients: number;
    estimate_micros: string | number;
    earliest_at: Date;
    cancelled_at: Date | null;
    created_at: Date;
  };
  job_leases: { name: string; holder: string; expires_at: Date };
  partner_requests: { signature: string; status: number; answer: string; received_at: Date };
}
