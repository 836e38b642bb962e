import type { Generated, GeneratedAlways } from 'kysely';

export type OrderStatus =
  | 'confirmed'
  | 'shipped'
  | 'out-for-delivery'
  | 'delivered'
  | 'delayed'
  | 'refunded';

/** Tables of `src/conversations/`, `src/support/` and `src/orders/`. */
export interface ConversationTables {
  conversations: {
    /** E.164. */
    person: string;
    business_id: string;
    language: string | null;
    turns: Generated<number>;
    hour_began_at: Date | null;
    replies_in_hour: Generated<number>;
    day_began_at: Date | null;
    replies_in_day: Generated<number>;
  };
  support_sessions: {
    customer_address: string;
    state: 'menu' | 'order-number' | 'tech' | 'billing-email';
    /** Lookup keys of the orders that were listed, in their order. */
    choices: Generated<string[]>;
    misses: number;
    /** Null in a conversation that has just begun. */
    last_activity_at: Date | null;
  };
  support_tickets: {
    number: GeneratedAlways<number>;
    business_id: string;
    customer_address: string;
    customer_name: string | null;
    language: Generated<string>;
    source_message_sid: string;
    request: string;
    state: 'open' | 'closed';
    /** The phone of the staff member who has taken it; null: nobody yet. */
    assigned_to: string | null;
    assigned_name: string | null;
    created_at: Date;
    /** When it was opened, or opened again. */
    opened_at: Date;
    last_activity_at: Date;
    last_customer_text_at: Date;
    last_staff_text_at: Date | null;
    closed_at: Date | null;
    closed_because: 'done' | 'opted-out' | 'silence' | null;
  };
  ticket_messages: {
    customer_address: string;
    ticket_number: number;
    id: GeneratedAlways<string>;
    author: 'customer' | 'staff';
    author_name: string;
    message_sid: string;
    body: string;
    media_count: number;
    written_at: Date;
    /** Why it has not reached the customer, by a code; null as far as we know it has. */
    undelivered_because: string | null;
  };
  orders: {
    business_id: string;
    /** The order number without dashes and spaces, in capitals. */
    lookup_key: string;
    order_number: string;
    customer_phone_number: string;
    status: OrderStatus;
    expected_on: string | null;
    tracking_url: string | null;
    /** When its latest event happened. */
    updated_at: Date;
  };
  order_events: {
    business_id: string;
    reference: string;
    lookup_key: string;
    event: OrderStatus;
    occurred_at: Date;
    expected_on: string | null;
    tracking_url: string | null;
    outcome: 'texted' | 'late' | 'old';
    received_at: Date;
  };
}
