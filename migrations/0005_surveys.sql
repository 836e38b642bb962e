-- Surveys: who was asked what, and what they answered. Keys begin with the person (E.164).

create table survey_runs (
  person text not null,
  id uuid not null unique default gen_random_uuid(),
  business_id uuid not null references businesses (id),
  -- The caller's own name for the occasion: the same one for the same person is the same run.
  reference text not null,
  survey text not null,
  language text not null,
  state text not null check (
    state in ('asked', 'answering', 'completed', 'expired', 'stopped', 'abandoned', 'cancelled')
  ),
  -- The question that waits for an answer, or that did when the run ended.
  question text not null,
  misses integer not null default 0,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (person, id),
  unique (person, business_id, reference)
);
-- One open survey a person: their next text is an answer to it, and to no other.
create unique index survey_runs_one_open_each
  on survey_runs (person, business_id) where state in ('asked', 'answering');
create index survey_runs_expiring
  on survey_runs (business_id, expires_at) where state in ('asked', 'answering');
create index survey_runs_results on survey_runs (business_id, survey, asked_at, id);
create index survey_runs_by_reference on survey_runs (business_id, reference);

create table survey_answers (
  person text not null,
  run_id uuid not null,
  question text not null,
  answer jsonb not null,
  message_sid text not null,
  answered_at timestamptz not null,
  primary key (person, run_id, question)
);
