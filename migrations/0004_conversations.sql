-- Conversations by text, two-way threads between customers and staff, and the events of orders.

-- One row per person (E.164), however many channels they write on. It is locked while a text of theirs
-- is answered, and counts the automatic replies they got.
create table conversations (
  person text not null,
  business_id uuid not null references businesses (id),
  -- What a person chose by writing; null: as the customer's record or the business has it.
  language text,
  -- How many texts were answered or are being: tells who has waited for another text's answer.
  turns integer not null default 0,
  hour_began_at timestamptz,
  replies_in_hour integer not null default 0,
  day_began_at timestamptz,
  replies_in_day integer not null default 0,
  primary key (person, business_id)
);

-- What somebody wrote and was told last.
create index inbound_messages_latest on inbound_messages (customer_address, received_at desc);

-- The order numbers that were listed with 1, 2, 3 … in front.
alter table support_sessions add column choices text[] not null default '{}';

-- A ticket is a thread: the customer writes from customer_address, staff from assigned_to (E.164).
alter table support_tickets
  add column customer_name text,
  add column language text not null default 'en',
  add column assigned_to text,
  add column assigned_name text,
  add column opened_at timestamptz,
  add column last_activity_at timestamptz,
  add column last_customer_text_at timestamptz,
  add column last_staff_text_at timestamptz,
  add column closed_at timestamptz,
  add column closed_because text check (closed_because in ('done', 'opted-out', 'silence'));
update support_tickets
  set opened_at = created_at, last_activity_at = created_at, last_customer_text_at = created_at;
alter table support_tickets
  alter column opened_at set not null,
  alter column last_activity_at set not null,
  alter column last_customer_text_at set not null;
-- Staff name a ticket by its number alone.
create unique index support_tickets_number on support_tickets (business_id, number);
create index support_tickets_open on support_tickets (business_id, assigned_to) where state = 'open';

-- What was written in a thread, for whoever reads it later.
create table ticket_messages (
  customer_address text not null,
  ticket_number integer not null,
  id bigint generated always as identity,
  author text not null check (author in ('customer', 'staff')),
  author_name text not null,
  message_sid text not null,
  body text not null,
  media_count integer not null,
  written_at timestamptz not null,
  -- Why a text of the staff has not reached the customer: a code of Twilio's or of ours.
  undelivered_because text,
  primary key (customer_address, ticket_number, id)
);
-- What staff are to be told of: few, for most answers arrive.
create index outbox_lost_answers on outbox (business_id, finished_at)
  where template = 'support-answer' and state in ('failed', 'refused', 'expired');

-- orders.updated_at is when the latest event happened at the shop, not when we heard of it.
alter table orders add column tracking_url text;
create index orders_of_customer on orders (business_id, customer_phone_number, updated_at desc);

create table order_events (
  business_id uuid not null references businesses (id),
  -- The shop's own name for the event: the same reference is the same event.
  reference text not null,
  lookup_key text not null,
  event text not null check (
    event in ('confirmed', 'shipped', 'out-for-delivery', 'delivered', 'delayed', 'refunded')
  ),
  occurred_at timestamptz not null,
  expected_on text,
  tracking_url text,
  -- What came of it: the customer was texted, a later event was known already, or it was too long ago.
  outcome text not null check (outcome in ('texted', 'late', 'old')),
  received_at timestamptz not null,
  primary key (business_id, reference)
);
create index order_events_of_order on order_events (business_id, lookup_key, occurred_at);
