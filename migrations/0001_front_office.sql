-- The front office: who the business is, who calls and writes, and what is sent.
-- Times come from the program (never now()), so that a moved clock moves everything.
-- Hot tables begin their primary key with what they can be sharded by: the other side's address, or
-- the call.

create table businesses (
  id uuid primary key default gen_random_uuid(),
  phone_number text not null unique,
  name text not null,
  time_zone text not null,
  opening_hours jsonb not null,
  created_at timestamptz not null
);

create table agents (
  id uuid primary key default gen_random_uuid(),
  business_id uuid not null references businesses (id),
  department text not null check (department in ('sales', 'support', 'operator')),
  name text not null,
  phone_number text not null,
  takes_calls boolean not null default true,
  receives_texts boolean not null default true,
  unique (business_id, department, phone_number)
);

create table customers (
  business_id uuid not null references businesses (id),
  phone_number text not null,
  name text not null,
  created_at timestamptz not null,
  primary key (business_id, phone_number)
);

create table orders (
  business_id uuid not null references businesses (id),
  lookup_key text not null,
  order_number text not null,
  customer_phone_number text not null,
  status text not null check (
    status in ('confirmed', 'shipped', 'out-for-delivery', 'delivered', 'delayed', 'refunded')
  ),
  expected_on text check (expected_on ~ '^\d{4}-\d{2}-\d{2}$'),
  updated_at timestamptz not null,
  primary key (business_id, lookup_key)
);

create table accounts (
  business_id uuid not null references businesses (id),
  email text not null check (email = lower(email)),
  customer_phone_number text not null,
  account_number text not null,
  balance_cents integer not null,
  currency text not null,
  due_on text check (due_on ~ '^\d{4}-\d{2}-\d{2}$'),
  primary key (business_id, email)
);

create table calls (
  call_sid text primary key,
  caller text not null,
  called text not null,
  status text not null,
  department text,
  dial_status text,
  started_at timestamptz not null,
  ended_at timestamptz,
  duration_seconds integer
);

create table voicemails (
  call_sid text not null,
  recording_sid text not null,
  department text not null,
  recording_url text,
  duration_seconds integer,
  transcription text,
  received_at timestamptz not null,
  primary key (call_sid, recording_sid)
);

-- last_activity_at is null in a conversation that has just begun.
create table support_sessions (
  customer_address text primary key,
  state text not null check (state in ('menu', 'order-number', 'tech', 'billing-email')),
  misses integer not null,
  last_activity_at timestamptz
);

create table support_tickets (
  customer_address text not null,
  number integer generated always as identity,
  business_id uuid not null references businesses (id),
  source_message_sid text not null,
  request text not null,
  state text not null check (state in ('open', 'closed')),
  created_at timestamptz not null,
  primary key (customer_address, number)
);
create unique index support_tickets_one_open_each
  on support_tickets (customer_address, business_id) where state = 'open';

create table inbound_messages (
  customer_address text not null,
  message_sid text not null,
  body text not null,
  media_count integer not null,
  reply text,
  received_at timestamptz not null,
  primary key (customer_address, message_sid)
);

-- due_at: when a dispatcher may take the row. Taking it moves due_at on, so that a row whose
-- dispatcher died comes up again.
create table outbox (
  recipient text not null,
  idempotency_key text not null,
  id uuid not null unique default gen_random_uuid(),
  purpose text not null,
  sender text not null,
  body text not null,
  state text not null check (state in ('pending', 'sending', 'sent', 'failed')),
  attempts integer not null default 0,
  due_at timestamptz not null,
  message_sid text,
  created_at timestamptz not null,
  primary key (recipient, idempotency_key)
);
create index outbox_due on outbox (due_at) where state in ('pending', 'sending');

create table outbox_attempts (
  recipient text not null,
  outbox_id uuid not null,
  attempt integer not null,
  outcome text not null check (outcome in ('sent', 'temporary-failure', 'permanent-failure')),
  error_code text,
  attempted_at timestamptz not null,
  primary key (outbox_id, attempt)
);

create table deliveries (
  recipient text not null,
  message_sid text not null,
  outbox_id uuid,
  state text not null,
  error_code integer,
  updated_at timestamptz not null,
  primary key (recipient, message_sid)
);

create table delivery_reports (
  recipient text not null,
  message_sid text not null,
  status text not null,
  error_code integer,
  received_at timestamptz not null,
  primary key (recipient, message_sid, status)
);
