-- Appointments, their history and their reminders.

-- How long before an appointment its reminders go out, in minutes.
alter table businesses
  add column reminder_leads integer[] not null default '{1440,120}'
    check (array_length(reminder_leads, 1) <= 5 and 0 < all (reminder_leads));

-- revision: raised whenever the reminders are planned anew; their keys in the outbox hold it.
-- asked_at: when the customer was last asked to confirm; null when not yet, or since a move.
create table appointments (
  business_id uuid not null references businesses (id),
  reference text not null,
  id uuid not null unique default gen_random_uuid(),
  customer_phone_number text not null,
  service text not null,
  starts_at timestamptz not null,
  time_zone text not null,
  state text not null check (
    state in ('booked', 'reminded', 'confirmed', 'change-requested', 'cancelled', 'missed', 'done')
  ),
  revision integer not null default 1,
  asked_at timestamptz,
  -- SHA-256 of the request that created it, to tell a repeated one from another.
  created_as text not null,
  created_at timestamptz not null,
  primary key (business_id, reference)
);
create index appointments_of_customer
  on appointments (customer_phone_number, business_id, starts_at);
create index appointments_by_time on appointments (business_id, starts_at, reference);
create index appointments_awaited on appointments (business_id, starts_at)
  where state in ('booked', 'reminded', 'confirmed', 'change-requested');

create table appointment_history (
  business_id uuid not null,
  reference text not null,
  position bigint generated always as identity,
  event text not null,
  state text not null,
  source text not null check (source in ('business', 'customer', 'carrier', 'schedule')),
  -- What else there is to know, as the time before a move.
  detail text,
  occurred_at timestamptz not null,
  primary key (business_id, reference, position),
  foreign key (business_id, reference) references appointments (business_id, reference)
);

-- What is planned to be sent; the message itself is the outbox's row with the same key.
-- noted_at: when it was seen that the message went out, or that it never will.
create table appointment_reminders (
  business_id uuid not null,
  reference text not null,
  idempotency_key text not null,
  recipient text not null,
  lead_minutes integer not null,
  send_at timestamptz not null,
  state text not null check (state in ('planned', 'sent', 'not-sent', 'called-off')),
  noted_at timestamptz,
  primary key (business_id, reference, idempotency_key),
  foreign key (business_id, reference) references appointments (business_id, reference)
);
create index appointment_reminders_planned on appointment_reminders (business_id, send_at)
  where state = 'planned';

-- What we last said to somebody in answer to a text: which of several appointments we asked about, and
-- for what wish; and how often in a row we have not understood.
create table appointment_questions (
  customer_address text not null,
  business_id uuid not null references businesses (id),
  wish text check (wish in ('confirm', 'reschedule', 'not-coming', 'cancel')),
  -- The choices, in the order of their numbers.
  appointment_references text[] not null,
  misses integer not null,
  asked_at timestamptz not null,
  primary key (customer_address, business_id)
);
