-- Every message the business sends: to whom, with whose consent, from which sender, on which channel,
-- and what became of it. People are keyed by their phone number (E.164, no channel prefix); addresses
-- of a conversation keep Twilio's form (`+1…` or `whatsapp:+1…`).

alter table businesses
  add column language text not null default 'en',
  add column quiet_hours jsonb not null default '{"from": "21:00", "to": "08:00"}';

-- What a customer prefers; null means: as the business has it, or as the number tells.
alter table customers
  add column language text,
  add column time_zone text,
  add column email text check (email = lower(email));

-- The addresses that the business sends from. An empty list of countries (ISO 3166) or purposes means
-- all that this kind of sender can serve.
create table senders (
  business_id uuid not null references businesses (id),
  channel text not null check (channel in ('sms', 'whatsapp', 'email')),
  address text not null,
  kind text not null check (
    kind in ('long-code', 'toll-free', 'short-code', 'alphanumeric', 'whatsapp', 'email')
  ),
  countries text[] not null default '{}',
  purposes text[] not null default '{}',
  sends_media boolean not null default false,
  messages_per_second numeric not null check (messages_per_second > 0),
  messaging_service_sid text,
  -- India: the principal entity to which an alphanumeric header is registered.
  dlt_entity_id text,
  -- Pace: when the next message may go, and until when everything waits after a 429.
  next_send_at timestamptz,
  paused_until timestamptz,
  -- When these two were kept: should the clock be put back, what was kept later than now is void.
  paced_at timestamptz,
  primary key (business_id, channel, address)
);

-- Which of our addresses a person last wrote to, and when (WhatsApp's 24 hours count from here).
create table contacts (
  customer_address text not null,
  business_id uuid not null references businesses (id),
  sender text not null,
  last_inbound_at timestamptz not null,
  primary key (customer_address, business_id)
);

-- Consent: the ledger of what people said, never changed, and what holds now. A sender or purpose of
-- '*' stands for all.
create table consent_events (
  person text not null,
  id bigint generated always as identity,
  business_id uuid not null references businesses (id),
  sender text not null,
  purpose text not null,
  decision text not null check (decision in ('agreed', 'refused')),
  source text not null,
  evidence text,
  decided_at timestamptz not null,
  primary key (person, id)
);
create table consents (
  person text not null,
  business_id uuid not null references businesses (id),
  sender text not null,
  purpose text not null,
  decision text not null check (decision in ('agreed', 'refused')),
  source text not null,
  decided_at timestamptz not null,
  primary key (person, business_id, sender, purpose)
);

-- What must be registered elsewhere before it may be sent: WhatsApp templates, India's DLT templates.
create table template_registrations (
  business_id uuid not null references businesses (id),
  template text not null,
  language text not null,
  scheme text not null check (scheme in ('whatsapp', 'dlt')),
  registration_id text not null,
  registered_text text,
  state text not null check (state in ('pending', 'approved', 'rejected')),
  updated_at timestamptz not null,
  primary key (business_id, template, language, scheme)
);

-- What a day's messages cost so far, estimated when they are sent; in millionths of the currency unit.
create table spending (
  business_id uuid not null references businesses (id),
  day text not null check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  micros bigint not null,
  staff_told_at timestamptz,
  primary key (business_id, day)
);

-- The outbox becomes a list of notifications: one row is one thing to tell one person, on the first
-- channel of its plan that reaches them.
alter table outbox rename column purpose to template;
alter table outbox
  add column business_id uuid references businesses (id),
  add column purpose text not null default 'staff',
  add column variables jsonb not null default '{}',
  add column language text,
  add column media jsonb,
  add column priority smallint not null default 1,
  add column channels text[] not null default '{sms}',
  add column channel_index integer not null default 0,
  -- Minutes to wait for the delivery by channel, where not the usual ones.
  add column channel_waits jsonb,
  add column earliest_at timestamptz,
  add column latest_at timestamptz,
  add column hold text not null default 'in-store' check (hold in ('in-store', 'at-twilio')),
  add column broadcast_id uuid,
  -- What sending it has cost, on all channels tried, estimated; in millionths.
  add column cost_micros bigint not null default 0,
  -- Tries on the present channel; attempts counts them all.
  add column channel_attempts integer not null default 0,
  add column error_code text,
  -- Wanted while the row could not be cancelled at once: it was being sent, or waits at Twilio.
  add column cancel_requested_at timestamptz,
  add column finished_at timestamptz;
update outbox set
  business_id = (select id from businesses where businesses.phone_number = outbox.sender),
  template = 'plain-text',
  variables = jsonb_build_object('text', body),
  earliest_at = created_at,
  latest_at = created_at + interval '1 day';
delete from outbox where business_id is null;
alter table outbox
  drop column body,
  alter column business_id set not null,
  alter column purpose drop default,
  alter column variables drop default,
  alter column channels drop default,
  alter column sender drop not null,
  alter column due_at drop not null,
  alter column earliest_at set not null,
  alter column latest_at set not null,
  drop constraint outbox_state_check,
  add constraint outbox_state_check check (
    state in ('pending', 'sending', 'scheduled', 'cancelling', 'sent', 'delivered', 'failed',
              'cancelled', 'refused', 'expired')
  );
drop index outbox_due;
-- due_at is null when nothing is left to do: so finished rows are not in the index.
create index outbox_due on outbox (business_id, priority, due_at) where due_at is not null;
create index outbox_waiting_of_person on outbox (recipient) where due_at is not null;
create index outbox_broadcast on outbox (broadcast_id, state) where broadcast_id is not null;

alter table outbox_attempts
  add column channel text not null default 'sms',
  add column sender text,
  -- SHA-256 of the text, by which a message whose answer was lost is known again at Twilio.
  add column body_digest text,
  add column message_sid text;
alter table outbox_attempts drop constraint outbox_attempts_outcome_check;
alter table outbox_attempts add constraint outbox_attempts_outcome_check check (
  outcome in ('begun', 'sent', 'temporary-failure', 'permanent-failure')
);

-- Files that people sent with a message; the bytes stay at Twilio.
create table inbound_media (
  customer_address text not null,
  message_sid text not null,
  position integer not null,
  content_type text not null,
  url text not null,
  primary key (customer_address, message_sid, position)
);

-- A send to many, kept apart from its messages, which are rows of the outbox.
create table broadcasts (
  business_id uuid not null references businesses (id),
  reference text not null,
  id uuid not null unique default gen_random_uuid(),
  template text not null,
  purpose text not null,
  -- SHA-256 of what was asked for, by which a repeated request is told from another one.
  content_digest text not null,
  recipients integer not null,
  estimate_micros bigint not null,
  earliest_at timestamptz not null,
  cancelled_at timestamptz,
  created_at timestamptz not null,
  primary key (business_id, reference)
);

-- Single flight of scheduled work: whoever holds an unexpired lease runs.
create table job_leases (
  name text primary key,
  holder text not null,
  expires_at timestamptz not null
);

-- Requests of the business's own systems, by their signature: a repeated one gets the same answer.
create table partner_requests (
  signature text primary key,
  status integer not null,
  answer text not null,
  received_at timestamptz not null
);
create index partner_requests_age on partner_requests (received_at);
